'use client'
/** The word of a tooltip beside what it is about. */
import { Tooltip as Base } from '@base-ui/react/tooltip'

interface TooltipPopupProps {
  readonly open: boolean
  readonly anchor: Element
  readonly text: string
  readonly onOpenChange: (open: boolean) => void
  /** The pointer is over the word. */
  readonly onStay: () => void
}

export function TooltipPopup({ open, anchor, text, onOpenChange, onStay }: TooltipPopupProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} className="z-50">
          {/* What it is about says it already. */}
          <Base.Popup
            aria-hidden
            onPointerEnter={onStay}
            onPointerLeave={() => onOpenChange(false)}
            className="max-w-80 break-words rounded-sm bg-ink px-2 py-1 text-12 text-canvas transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
