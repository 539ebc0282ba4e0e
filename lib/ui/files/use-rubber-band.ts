'use client'
/**
 * With a mouse, items are chosen by a rectangle around them. It begins beside the items, and in a list also in a row beside
 * its picture and name, by which the row itself is dragged. What draws it is fetched when it is first begun.
 */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { Lattice } from './items-in-band'
import type { Listing } from './use-listing'

/** What has a click or a drag of its own. */
const OF_ITEM = 'a, button, input, img, svg, [data-control], [data-check], [data-column-head]'

type Lie = Omit<Lattice, 'count' | 'width'>

export function useRubberBand({ items, selection, select }: Listing, scroller: RefObject<HTMLElement | null>, lie: Lie) {
  // What is listed may change under the mouse.
  const now = useRef({ items, lie })
  useEffect(() => {
    now.current = { items, lie }
  })
  const isChosen = (node: ShownNode | undefined) => node !== undefined && selection.ids.has(node.id)
  const onPointerDown = (event: PointerEvent) => {
    const { current: element } = scroller
    if (!element || !mayBegin(event, element, index => isChosen(items[index]))) return
    const start = { x: event.clientX, y: event.clientY }
    const before = selection
    const kept = event.ctrlKey || event.metaKey ? [...selection.ids] : []
    const { signal } = whilePressed()
    void import('./rubber-band').then(({ drawRubberBand }) =>
      drawRubberBand({
        ...{ scroller: element, start, signal },
        lattice: width => ({ ...now.current.lie, count: now.current.items.length, width }),
        touch(touched) {
          const ids = touched.flatMap(index => now.current.items[index]?.id ?? [])
          select(() => ({ ids: new Set([...kept, ...ids]), anchor: ids[0] }))
        },
        cancel: () => select(() => before),
      }),
    )
  }
  return { onPointerDown }
}

function mayBegin(event: PointerEvent, scroller: HTMLElement, isChosen: (index: number) => boolean): boolean {
  const { pointerType, button, shiftKey, target, clientX } = event
  if (pointerType !== 'mouse' || button !== 0 || shiftKey || !(target instanceof HTMLElement) || !scroller.contains(target)) return false
  const isScrollBar = clientX >= scroller.getBoundingClientRect().left + scroller.clientLeft + scroller.clientWidth
  if (isScrollBar || target.closest(OF_ITEM)) return false
  const item = target.closest<HTMLElement>('[data-item]')
  return item === null || (item.role === 'row' && !isChosen(Number(item.dataset.item)))
}

/** Until the button is let go nothing else is dragged or marked. */
function whilePressed(): AbortController {
  const pressed = new AbortController()
  const { signal } = pressed
  const refuse = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  for (const type of ['dragstart', 'selectstart']) window.addEventListener(type, refuse, { signal, capture: true })
  for (const type of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(type, () => pressed.abort(), { signal })
  return pressed
}
