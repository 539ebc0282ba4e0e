'use client'
/** The file that the address names, above what is shown: the browser's back closes it, as it opened. */
import { useEffect, useRef } from 'react'
import type { NodeId } from '../../core/ids'
import { onDemand } from '../kit/on-demand'
import { useVisitAddress } from './use-visit-address'
import type { VisitedItem } from './visited-item'

const VisitedPreview = onDemand(async () => (await import('./visited-preview')).VisitedPreview)

interface HostProps {
  /** In the order in which they are shown. */
  readonly items: readonly VisitedItem[]
  readonly folder: NodeId | undefined
}

export function VisitedPreviewHost({ items, folder }: HostProps) {
  const { shown, replace } = useVisitAddress()
  const { file } = shown
  const wasClosed = useRef(false)
  useEffect(() => {
    if (file === undefined) wasClosed.current = true
  }, [file])
  if (file === undefined) return null
  // Whoever came by an address with a file in it has nothing to go back to.
  const close = () => (wasClosed.current ? window.history.back() : replace({ folder: shown.folder }))
  return (
    <VisitedPreview
      items={items}
      folder={folder}
      id={file}
      onShow={next => replace({ folder: shown.folder, file: next })}
      onClose={close}
    />
  )
}
