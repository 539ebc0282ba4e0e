'use client'
/** After each edit of this page: what was done, with the way back. */
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import type { UndoEntry, UndoId } from '../../browser/drive-api'
import { useDriveClient } from '../client/drive-client-provider'
import { toast } from '../kit/toast'
import { UNDO_TOAST, useUndo } from './use-undo'

const SHOWN_MS = 8000

export function useUndoToasts(): void {
  const t = useTranslations('edit')
  const edits = useDriveClient()?.edits
  const undo = useUndo()
  const offer = useEffectEvent(({ id, what, count, name }: UndoEntry) => {
    toast(t(`done.${what}`, { count, name }), {
      id: UNDO_TOAST,
      duration: SHOWN_MS,
      action: { label: t('undo'), onClick: () => undo(id) },
    })
  })
  useEffect(() => {
    if (!edits) return
    let seen = newestOf(edits.snapshot().undo)
    const stop = edits.subscribe(() => {
      const { undo: entries } = edits.snapshot()
      const entry = entries.at(-1)
      // What was uploaded is told in the panel of uploads, with its way back.
      if (entry && entry.id > seen && entry.what !== 'upload') offer(entry)
      seen = Math.max(seen, newestOf(entries))
    })
    return () => {
      stop()
      // What is offered belongs to a drive that is not shown any more.
      toast.dismiss(UNDO_TOAST)
    }
  }, [edits])
}

function newestOf(entries: readonly UndoEntry[]): UndoId {
  return entries.at(-1)?.id ?? -1
}
