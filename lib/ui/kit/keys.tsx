/** A combination of keys, as it is written on the keyboard. */
import { shownKeys } from '../shell/shortcuts'

export function Keys({ combination, mac }: { readonly combination: string; readonly mac: boolean }) {
  return (
    <span dir="ltr" className="inline-flex shrink-0 items-center gap-0.5">
      {shownKeys(combination, mac).map(key => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-12 text-ink-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
