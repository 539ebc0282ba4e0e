'use client'
/**
 * What clicks, keys and long presses do in a list or grid of items, as file managers do it. One set of listeners for the
 * whole list: an item is whatever carries `data-item`, and `data-open` in it is its link.
 */
import type { KeyboardEvent, MouseEvent, RefObject } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { isComposing } from '../kit/is-composing'
import { isShortcut, type ShortcutId } from '../shell/shortcuts'
import { keyboardNow } from '../shell/use-keyboard'
import { useFilesUi } from './files-ui'
import { itemAfterKey, itemForTyped } from './list-keys'
import { NOTHING_SELECTED, selectAll, selectOnly, selectRange, subjects, toggle } from './selection'
import type { FileActions } from './use-file-actions'
import { useTyped } from './use-item-focus'
import type { Listing } from './use-listing'
import { useLongPress } from './use-long-press'

interface ListingEventsOptions {
  readonly listing: Listing
  readonly actions: FileActions
  readonly grid: RefObject<HTMLElement | null>
  readonly columns: number
  readonly page: () => number
  /** Brings an item into view. */
  readonly show: (index: number) => void
  readonly focusActive: (now?: boolean) => void
}

export function useListingEvents({ listing, actions, grid, columns, page, show, focusActive }: ListingEventsOptions) {
  const ui = useFilesUi()
  const typed = useTyped()
  const { items, selection, select, active, setActive } = listing
  const itemAt = (target: EventTarget | null) => {
    const index = indexOf(target)
    const node = index === undefined ? undefined : items[index]
    return index !== undefined && node ? { index, node } : undefined
  }
  const longPress = useLongPress(target => {
    const item = itemAt(target)
    if (!item) return
    setActive(item.index)
    select(now => toggle(now, item.node.id))
  })

  const onClick = (event: MouseEvent) => {
    if (longPress.justPressed()) return event.preventDefault()
    const item = itemAt(event.target)
    if (!item) return closest(event.target, '[data-column-head]') ? undefined : select(() => NOTHING_SELECTED)
    if (closest(event.target, '[data-control]')) return
    event.preventDefault()
    setActive(item.index)
    const { node } = item
    if (event.shiftKey) select(now => selectRange(now, items, node.id, event.ctrlKey || event.metaKey))
    else if (event.ctrlKey || event.metaKey || closest(event.target, '[data-check]')) select(now => toggle(now, node.id))
    else if (isTouch(event)) selection.ids.size > 0 ? select(now => toggle(now, node.id)) : actions.open(node)
    else if (closest(event.target, '[data-open]')) actions.open(node)
    else select(() => selectOnly(node.id))
  }

  const onDoubleClick = (event: MouseEvent) => {
    const item = itemAt(event.target)
    if (item && !closest(event.target, '[data-control], [data-check], [data-open]') && !isTouch(event)) actions.open(item.node)
  }

  const openMenu = (event: MouseEvent) => {
    if (closest(event.target, 'input')) return
    event.preventDefault()
    const head = closest(event.target, '[data-column-head]')
    if (head)
      return isTouch(event)
        ? undefined
        : ui.openMenu({ what: 'columns', place: { x: event.clientX, y: event.clientY }, returnTo: grid.current })
    // A long press on a touch screen selects.
    if (isTouch(event)) return
    const item = itemAt(event.target)
    const byKey = event.button !== 2 && event.detail === 0 && item !== undefined && document.activeElement === event.target
    if (item) {
      setActive(item.index)
      if (!selection.ids.has(item.node.id)) select(() => selectOnly(item.node.id))
    } else select(() => NOTHING_SELECTED)
    const place = byKey ? (event.target as Element) : { x: event.clientX, y: event.clientY }
    ui.openMenu({ what: item ? 'item' : 'folder', place, returnTo: closest(event.target, '[data-item]') ?? grid.current })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const node = items[active]
    if (!node || isComposing(event) || !(event.target as Element).matches('[data-item]')) return
    if (act(event, node) || move(event)) event.preventDefault()
  }

  /** `false`: the key is not for that. */
  const act = (event: KeyboardEvent, node: ShownNode): boolean => {
    const is = (id: ShortcutId) => isShortcut(event.nativeEvent, id, keyboardNow())
    const chosen = () => subjects(selection, items, node)
    if (is('open')) actions.open(node)
    else if (is('up')) actions.up()
    else if (is('selectAll')) select(() => selectAll(items))
    else if (event.key === ' ' && typed.text() === '') select(now => toggle(now, node.id))
    else if (event.key === 'Escape' && selection.ids.size > 0) select(() => NOTHING_SELECTED)
    else if (is('rename')) actions.run('rename', [node])
    else if (is('remove')) actions.run('delete', chosen())
    else if (actions.changes && is('copyLink')) actions.run('link', chosen())
    else if (actions.changes && is('share')) actions.run('share', chosen())
    else if (is('details')) actions.run('details', chosen())
    else return false
    return true
  }

  /** No name begins with a space, and a sign that is heard on every screen is heard here too. */
  const isForOthers = ({ key, nativeEvent }: KeyboardEvent) =>
    key === ' ' || (['search', 'shortcuts'] as const).some(id => isShortcut(nativeEvent, id, keyboardNow()))

  const move = (event: KeyboardEvent): boolean => {
    if (event.altKey) return false
    const plain = !event.ctrlKey && !event.metaKey
    const moved = itemAfterKey(event.key, active, { count: items.length, columns, page: page() })
    const letter = plain && event.key.length === 1 && (typed.text() !== '' || !isForOthers(event))
    const next = moved ?? (letter ? itemForTyped(items, typed.add(event.key), active) : undefined)
    const node = next === undefined ? undefined : items[next]
    if (next === undefined || !node) return letter
    moveTo(next)
    if (event.shiftKey && moved !== undefined)
      select(now => selectRange(now.ids.size > 0 ? now : selectOnly(items[active]?.id ?? node.id), items, node.id))
    else if (plain) select(() => selectOnly(node.id))
    return true
  }

  const moveTo = (index: number) => {
    focusActive(index === active)
    setActive(index)
    show(index)
  }

  return { handlers: { onClick, onDoubleClick, onContextMenu: openMenu, onKeyDown, ...longPress.handlers }, moveTo }
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null
}

function indexOf(target: EventTarget | null): number | undefined {
  const index = closest(target, '[data-item]')?.dataset.item
  return index === undefined ? undefined : Number(index)
}

function isTouch(event: MouseEvent): boolean {
  return (event.nativeEvent as PointerEvent).pointerType === 'touch'
}
