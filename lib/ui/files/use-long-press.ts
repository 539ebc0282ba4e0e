'use client'
/** A finger that rests on something. A scroll or a pinch is none. */
import { type PointerEvent, useEffect, useRef } from 'react'

const LONG_MS = 450
const SLIP_PX = 10

export function useLongPress(onLongPress: (target: EventTarget | null) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const began = useRef({ x: 0, y: 0 })
  const pressed = useRef(false)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    /** Whether the click that follows belongs to a long press. */
    justPressed: () => pressed.current,
    handlers: {
      onPointerDown(event: PointerEvent) {
        stop()
        pressed.current = false
        if (event.pointerType !== 'touch' || !event.isPrimary) return
        began.current = { x: event.clientX, y: event.clientY }
        const { target } = event
        timer.current = setTimeout(() => {
          pressed.current = true
          onLongPress(target)
        }, LONG_MS)
      },
      onPointerMove(event: PointerEvent) {
        const { x, y } = began.current
        if (Math.hypot(event.clientX - x, event.clientY - y) > SLIP_PX) stop()
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    },
  }
}
