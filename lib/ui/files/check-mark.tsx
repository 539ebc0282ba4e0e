/** Whether an item is chosen, and where a click chooses it besides others. For the eye and the hand: the row itself tells the rest. */
import { clsx } from 'clsx'
import { Check } from 'lucide-react'

export function CheckMark({ selected, className }: { readonly selected: boolean; readonly className?: string }) {
  return (
    <span
      aria-hidden
      data-check
      className={clsx('files-check flex size-9 shrink-0 cursor-default items-center justify-center', selected && 'is-selected', className)}
    >
      <span
        className={clsx(
          'flex size-4 items-center justify-center rounded-sm border',
          selected ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-canvas',
        )}
      >
        {selected && <Check size={12} strokeWidth={3} />}
      </span>
    </span>
  )
}
