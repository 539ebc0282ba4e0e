'use client'
/** Files that are dropped anywhere on the page; the browser itself would leave the page for them. */
import { useEffect, useEffectEvent, useState } from 'react'

/** Whether something is held over the page. `drop` is called in the event itself. */
export function usePageDrop(drop: (items: DataTransferItemList) => void): boolean {
  const [over, setOver] = useState(false)
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer) drop(event.dataTransfer.items)
  })
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const dropped = (event: DragEvent) => onDrop(event)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', dropped)
    }
  }, [])
  return over
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
