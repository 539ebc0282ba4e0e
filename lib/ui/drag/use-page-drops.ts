'use client'
/**
 * Hears every drag over the page, from the disk and of the drive's own items, and marks what it would be dropped on. A
 * target is any element with `data-drop`, so that lists of any length need no listeners of their own.
 */
import { useEffect, useEffectEvent, useState } from 'react'
import { draggedNow, endDrag, type NodeDrag } from './drag-session'
import { type DropPlace, dropPlace, nodeDrop } from './drop-decision'

/** What is being dragged from the disk, and over what. */
export interface DiskOver {
  readonly place: DropPlace | undefined
  /** Of the folder, as the target says it. */
  readonly name: string | undefined
}

interface PageDrops {
  readonly onNodes: (drag: NodeDrag, place: DropPlace | undefined, copy: boolean) => void
  /** Called in the drop event itself. */
  readonly onDisk: (data: DataTransfer, place: DropPlace | undefined) => void
}

/** `undefined` while nothing from the disk is over the page. */
export function usePageDrops({ onNodes, onDisk }: PageDrops): DiskOver | undefined {
  const [over, setOver] = useState<DiskOver>()
  const nodes = useEffectEvent(onNodes)
  const disk = useEffectEvent(onDisk)
  useEffect(() => {
    const mark = marker()
    let depth = 0
    const end = () => {
      depth = 0
      mark(undefined)
      setOver(undefined)
    }
    const enter = (event: DragEvent) => {
      if (isDrag(event)) depth++
    }
    const leave = (event: DragEvent) => {
      if (isDrag(event) && --depth <= 0) end()
    }
    const move = (event: DragEvent) => {
      if (!isDrag(event)) return
      const target = targetOf(event)
      const drag = draggedNow()
      event.preventDefault()
      if (drag) mark(effect(event, nodeDrop(drag, placeOf(target), wantsCopy(event)).kind) === 'none' ? undefined : target)
      else {
        effect(event, 'copy')
        mark(target)
        setOver(before => sameOver(before, target) ?? { place: placeOf(target), name: target?.dataset.dropName })
      }
    }
    const drop = (event: DragEvent) => {
      if (!isDrag(event)) return
      event.preventDefault()
      const [drag, place] = [draggedNow(), placeOf(targetOf(event))]
      end()
      endDrag()
      if (drag) nodes(drag, place, wantsCopy(event))
      else if (event.dataTransfer) disk(event.dataTransfer, place)
    }
    const listen = { dragenter: enter, dragleave: leave, dragover: move, drop, dragend: end }
    for (const [type, listener] of Object.entries(listen)) window.addEventListener(type, listener as EventListener)
    return () => {
      for (const [type, listener] of Object.entries(listen)) window.removeEventListener(type, listener as EventListener)
      mark(undefined)
    }
  }, [])
  return over
}

/** From the disk, or of this page; a dragged link or text is none of ours. */
function isDrag(event: DragEvent): boolean {
  return draggedNow() !== undefined || (event.dataTransfer?.types.includes('Files') ?? false)
}

function targetOf(event: DragEvent): HTMLElement | undefined {
  return (event.target instanceof Element && event.target.closest<HTMLElement>('[data-drop]')) || undefined
}

function placeOf(target: HTMLElement | undefined): DropPlace | undefined {
  return dropPlace(target?.dataset.drop)
}

function wantsCopy(event: DragEvent): boolean {
  return event.ctrlKey || event.altKey
}

function effect(event: DragEvent, kind: 'copy' | 'move' | 'delete' | 'none'): string {
  if (event.dataTransfer) event.dataTransfer.dropEffect = kind === 'delete' ? 'move' : kind
  return kind
}

function sameOver(before: DiskOver | undefined, target: HTMLElement | undefined): DiskOver | undefined {
  return before && before.place === placeOf(target) && before.name === target?.dataset.dropName ? before : undefined
}

/** Marks one element at a time; styles say what that looks like. */
function marker(): (target: HTMLElement | undefined) => void {
  let marked: HTMLElement | undefined
  return target => {
    if (marked === target) return
    marked?.removeAttribute('data-drop-over')
    target?.setAttribute('data-drop-over', '')
    marked = target
  }
}
