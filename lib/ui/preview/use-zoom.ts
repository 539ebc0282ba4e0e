'use client'
/** A picture that is enlarged and moved by wheel, keys, dragging, two fingers and double click. */
import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { fitView, isFit, kept, moveBy, type Point, type Size, STEP, type View, zoomTo } from './zoom'

const KEY_PX = 80
const WHEEL_SPEED = 0.002
const LINE_PX = 16

const MIDDLE: Point = { x: 0, y: 0 }
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: KEY_PX, y: 0 },
  ArrowRight: { x: -KEY_PX, y: 0 },
  ArrowUp: { x: 0, y: KEY_PX },
  ArrowDown: { x: 0, y: -KEY_PX },
}

export function useZoom(frame: RefObject<HTMLElement | null>, picture: Size) {
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 })
  /** `undefined`: whatever fits. */
  const [chosen, setChosen] = useState<View>()
  const view = chosen ? kept(chosen, picture, room) : fitView(picture, room)
  const fits = isFit(view, picture, room)
  const show = useCallback((next: View) => setChosen(isFit(next, picture, room) ? undefined : next), [picture, room])
  const zoom = useCallback((scale: number, at: Point) => show(zoomTo(view, scale, at, picture, room)), [show, view, picture, room])
  const move = (by: Point) => show(moveBy(view, by, picture, room))

  useRoom(frame, setRoom)
  useWheel(frame, (factor, at) => zoom(view.scale * factor, at))
  const pointers = usePointers(frame, { move, zoomBy: (factor, at) => zoom(view.scale * factor, at) })

  const zoomBy = (factor: number) => zoom(view.scale * factor, MIDDLE)
  const showAll = () => setChosen(undefined)
  const full = () => zoom(1, MIDDLE)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = fits ? undefined : ARROWS[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (by) move(by)
    else if (event.key === '+' || event.key === '=') zoomBy(STEP)
    else if (event.key === '-') zoomBy(1 / STEP)
    else if (event.key === '0') showAll()
    else if (event.key === '1') full()
    else return
    event.preventDefault()
  }
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => (fits ? zoom(Math.max(1, view.scale * 2), pointOf(event)) : showAll())
  return { view, fits, zoomBy, showAll, full, handlers: { onKeyDown, onDoubleClick, ...pointers } }
}

function useRoom(frame: RefObject<HTMLElement | null>, onRoom: (room: Size) => void): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => onRoom({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, onRoom])
}

/** Not through React, whose wheel listeners may not keep the page from scrolling or zooming. */
function useWheel(frame: RefObject<HTMLElement | null>, onZoom: (factor: number, at: Point) => void): void {
  const latest = useRef(onZoom)
  useEffect(() => {
    latest.current = onZoom
  })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY
      // A pinch on a trackpad comes as a wheel with Ctrl, in small steps.
      const speed = event.ctrlKey ? WHEEL_SPEED * 5 : WHEEL_SPEED
      latest.current(Math.exp(-Math.max(-200, Math.min(200, pixels)) * speed), pointIn(element, event.clientX, event.clientY))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame])
}

interface Gestures {
  move(by: Point): void
  zoomBy(factor: number, at: Point): void
}

/** One pointer moves the picture, two enlarge it. */
function usePointers(frame: RefObject<HTMLElement | null>, { move, zoomBy }: Gestures) {
  const down = useRef(new Map<number, Point>())
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = down.current.get(event.pointerId)
    if (!before || !frame.current) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1]
    down.current.set(event.pointerId, now)
    if (!other) return move({ x: now.x - before.x, y: now.y - before.y })
    const middle = pointIn(frame.current, (now.x + other.x) / 2, (now.y + other.y) / 2)
    zoomBy(distance(now, other) / Math.max(1, distance(before, other)), middle)
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => void down.current.delete(event.pointerId)
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp }
}

function pointOf(event: MouseEvent<HTMLElement>): Point {
  return pointIn(event.currentTarget, event.clientX, event.clientY)
}

/** Seen from the middle of the element. */
function pointIn(element: HTMLElement, x: number, y: number): Point {
  const box = element.getBoundingClientRect()
  return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
