'use client'
/** What this visitor adds to the link, for as long as the page shows it. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { VisitUploads, VisitUploadsSnapshot } from '../../browser/visit-uploads/visit-uploads-api'
import type { RemoteFault } from '../../core/ports'
import { useAskBeforeLeaving } from '../kit/use-ask-before-leaving'
import { useVisit } from './visit-context'
import { frontKey, linkKey } from './visit-queries'

const Context = createContext<VisitUploads | undefined>(undefined)

/** `undefined` while what sends them is being fetched. */
export function useVisitUploads(): VisitUploads | undefined {
  return useContext(Context)
}

export function VisitUploadsProvider({ children }: { readonly children: ReactNode }) {
  const { token } = useVisit()
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<VisitUploads>()
  useEffect(() => {
    let here = true
    let opened: VisitUploads | undefined
    const done = () => void queries.invalidateQueries({ queryKey: linkKey(token) })
    const open = async () => {
      const { openVisitUploads } = await import('../../browser/visit-uploads/open-visit-uploads')
      if (!here || opened) return
      opened = openVisitUploads({ token, done, fault: reportError })
      setUploads(opened)
    }
    const ask = () => void open().catch(() => {})
    ask()
    // What could not be fetched is tried again when the network is back.
    window.addEventListener('online', ask)
    return () => {
      here = false
      window.removeEventListener('online', ask)
      opened?.close()
      setUploads(undefined)
    }
  }, [queries, token])
  return (
    <Context value={uploads}>
      {children}
      {uploads && <Guard uploads={uploads} />}
    </Context>
  )
}

export function useUploadsSnapshot(uploads: VisitUploads): VisitUploadsSnapshot {
  return useSyncExternalStore(uploads.subscribe, uploads.snapshot, uploads.snapshot)
}

const CLOSED: readonly (RemoteFault['kind'] | undefined)[] = ['link-locked', 'not-found', 'forbidden']

/** Closing the page asks first while something is on its way; a link that takes nothing any more is looked at again. */
function Guard({ uploads }: { readonly uploads: VisitUploads }) {
  const { token } = useVisit()
  const queries = useQueryClient()
  const { busy, held } = useUploadsSnapshot(uploads)
  useAskBeforeLeaving(busy)
  const closed = CLOSED.includes(held?.why)
  useEffect(() => {
    if (closed) void queries.invalidateQueries({ queryKey: frontKey(token) })
  }, [closed, queries, token])
  return null
}
