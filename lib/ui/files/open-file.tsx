'use client'
/** The file that the address names, above its folder: the browser's back closes it, as it opened. */
import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { isClientId, type NodeId } from '../../core/ids'
import { onDemand } from '../kit/on-demand'
import { useRoutes } from '../shell/use-routes'
import type { Folder } from './use-shown-folder'

const FilePreview = onDemand(async () => (await import('./file-preview')).FilePreview)

interface OpenFileProps {
  readonly folder: Folder
  /** In the order in which they are shown. */
  readonly items: readonly ShownNode[]
}

export function OpenFile({ folder, items }: OpenFileProps) {
  const routes = useRoutes()
  const named = useSearchParams().get('file')
  const id = named !== null && isClientId(named) ? (named as NodeId) : undefined
  const wasClosed = useWasClosed(id)
  if (id === undefined) return null
  const close = () => {
    // Whoever came by a link has nothing to go back to.
    if (wasClosed) window.history.back()
    else window.history.replaceState(null, '', routes.folder(folder.id))
  }
  const show = (next: NodeId) => window.history.replaceState(null, '', routes.file(folder.id, next))
  return <FilePreview folder={folder} items={items} id={id} onShow={show} onClose={close} />
}

/** The folder was shown without a file before this one was opened. */
function useWasClosed(id: NodeId | undefined): boolean {
  const closed = useRef(false)
  useEffect(() => {
    if (id === undefined) closed.current = true
  }, [id])
  return closed.current
}
