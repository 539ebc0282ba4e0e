'use client'
/**
 * A word on hover or focus. Only for what is also said elsewhere: touch screens never show it. What draws it is fetched
 * when it is first wanted, because the first screen has many of them and shows none.
 */
import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { onDemand } from './on-demand'

const TooltipPopup = onDemand(async () => (await import('./tooltip-popup')).TooltipPopup)

const REST_MS = 600
/** The pointer may go over to the word. */
const LEAVE_MS = 120

type TriggerProps = {
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void
  onPointerLeave?: (event: PointerEvent<HTMLElement>) => void
  onPointerDown?: (event: PointerEvent<HTMLElement>) => void
  onFocus?: (event: FocusEvent<HTMLElement>) => void
  onBlur?: (event: FocusEvent<HTMLElement>) => void
}

interface TooltipProps {
  readonly text: string
  readonly children: ReactElement<TriggerProps>
}

export function Tooltip({ text, children }: TooltipProps) {
  const { open, anchor, show, hide, stay } = useShown()
  const { props } = children
  return (
    <>
      {cloneElement<TriggerProps>(children, {
        onPointerEnter: event => {
          props.onPointerEnter?.(event)
          if (event.pointerType !== 'touch') show(event.currentTarget, REST_MS)
        },
        onPointerLeave: event => {
          props.onPointerLeave?.(event)
          hide(LEAVE_MS)
        },
        onPointerDown: event => {
          props.onPointerDown?.(event)
          hide(0)
        },
        onFocus: event => {
          props.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0)
        },
        onBlur: event => {
          props.onBlur?.(event)
          hide(0)
        },
      })}
      {anchor && <TooltipPopup open={open} anchor={anchor} text={text} onOpenChange={next => !next && hide(0)} onStay={stay} />}
    </>
  )
}

function useShown() {
  const [open, setOpen] = useState(false)
  /** Once it was wanted it stays, so that it can go as gently as it comes. */
  const [anchor, setAnchor] = useState<HTMLElement>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const after = (ms: number, run: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(run, ms)
  }
  const show = (element: HTMLElement, ms: number) =>
    after(ms, () => {
      setAnchor(element)
      setOpen(true)
    })
  return { open, anchor, show, hide: (ms: number) => after(ms, () => setOpen(false)), stay: () => clearTimeout(timer.current) }
}
