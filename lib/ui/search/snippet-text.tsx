/** A piece of a file's text with what was found in it marked. It is data: nothing in it is ever markup. */
import type { Snippet } from '../../core/protocol/search'

export function SnippetText({ snippet }: { readonly snippet: Snippet }) {
  return (
    <span dir="auto" className="mt-0.5 line-clamp-2 break-words text-12 text-ink-soft">
      {snippet.map(({ text, marked }, index) =>
        marked ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
          <mark key={index} className="rounded-sm bg-accent-wash px-px font-medium text-accent-strong">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </span>
  )
}
