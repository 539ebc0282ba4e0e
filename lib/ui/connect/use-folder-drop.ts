'use client'
/** Watches the whole window for something dragged in. Knows nothing of what is done with it. */
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'

/** Of `DataTransferItem`; only in browsers that can keep a folder. */
interface HandleItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}

/** Whether something is being dragged over the page. Without `possible` a drop does nothing, but does not leave the page either. */
export function useFolderDrop(possible: boolean, onDrop: (handle: Promise<FileSystemHandle | null>) => void): boolean {
  const t = useTranslations('connect')
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth++
      setOver(possible)
    }
    const leave = (event: DragEvent) => {
      if (hasFiles(event) && --depth <= 0) end()
    }
    const move = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = possible ? 'copy' : 'none'
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      end()
      if (!possible) return
      // The handles are only to be had before this event ends.
      const handles = [...(event.dataTransfer?.items ?? [])].map(item => (item as HandleItem).getAsFileSystemHandle?.())
      const [first] = handles
      if (handles.length > 1) toast(t('oneFolder'))
      else if (first) onDrop(first)
    }
    const end = () => {
      depth = 0
      setOver(false)
    }
    const listen = { dragenter: enter, dragleave: leave, dragover: move, drop }
    for (const [type, listener] of Object.entries(listen)) window.addEventListener(type, listener as EventListener)
    return () => {
      for (const [type, listener] of Object.entries(listen)) window.removeEventListener(type, listener as EventListener)
    }
  }, [possible, onDrop, t])
  return over
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
