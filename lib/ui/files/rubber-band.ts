/** Draws a rectangle from where the mouse went down, and tells which items it touches; at the edges the list scrolls. */
import { type Band, bandBetween, edgeScroll, itemsInBand, type Lattice } from './items-in-band'

interface Point {
  readonly x: number
  readonly y: number
}

export interface RubberBandParts {
  readonly scroller: HTMLElement
  /** Where the mouse went down. */
  readonly start: Point
  lattice(width: number): Lattice
  /** Whenever they are others; indices in order. */
  touch(items: readonly number[]): void
  /** Escape: all is as before. */
  cancel(): void
  /** Ends when the button is let go. */
  readonly signal: AbortSignal
}

/** Less is a click. */
const THRESHOLD_PX = 4

export function drawRubberBand({ scroller, start, lattice, touch, cancel, signal }: RubberBandParts): void {
  const content = scroller.firstElementChild
  if (!(content instanceof HTMLElement) || signal.aborted) return
  const ended = new AbortController()
  const inContent = ({ x, y }: Point): Point => {
    const { left, top } = content.getBoundingClientRect()
    return { x: x - left, y: y - top }
  }
  const from = inContent(start)
  const limit = { width: content.clientWidth, height: scroller.scrollHeight }
  const shape = document.createElement('div')
  let at = start
  let told = ''
  let frame = 0

  const draw = () => {
    const band = bandBetween(from, inContent(at))
    place(shape, band, limit)
    const items = itemsInBand(band, lattice(content.clientWidth))
    if (items.join() === told) return
    told = items.join()
    touch(items)
  }
  const step = () => {
    const { top, bottom } = scroller.getBoundingClientRect()
    const far = edgeScroll(at.y, top, bottom)
    if (far !== 0) scroller.scrollTop += far
    draw()
    frame = requestAnimationFrame(step)
  }
  const begin = () => {
    shape.className = 'files-band'
    shape.setAttribute('aria-hidden', 'true')
    content.append(shape)
    touch([])
    swallowClick()
    step()
  }
  const end = () => {
    ended.abort()
    cancelAnimationFrame(frame)
    shape.remove()
  }
  const move = (event: PointerEvent) => {
    at = { x: event.clientX, y: event.clientY }
    if (!shape.isConnected && Math.hypot(at.x - start.x, at.y - start.y) >= THRESHOLD_PX) begin()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !shape.isConnected) return
    event.preventDefault()
    event.stopPropagation()
    end()
    cancel()
  }
  window.addEventListener('pointermove', move, { signal: ended.signal })
  window.addEventListener('keydown', key, { signal: ended.signal, capture: true })
  signal.addEventListener('abort', end, { once: true, signal: ended.signal })
}

function place(shape: HTMLElement, { left, top, right, bottom }: Band, limit: { readonly width: number; readonly height: number }): void {
  // What lay outside would make the list longer.
  const within = (value: number, most: number) => Math.max(0, Math.min(value, most))
  const [x, y] = [within(left, limit.width), within(top, limit.height)]
  Object.assign(shape.style, {
    transform: `translate(${x}px, ${y}px)`,
    width: `${within(right, limit.width) - x}px`,
    height: `${within(bottom, limit.height) - y}px`,
  })
}

/** The one that letting go makes: it would choose something else. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  window.addEventListener('pointerup', () => setTimeout(() => window.removeEventListener('click', swallow, { capture: true })), {
    once: true,
  })
}
