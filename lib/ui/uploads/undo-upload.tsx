'use client'
/** Takes back what was uploaded last, as long as nothing was done since. */
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import type { DriveClient, UndoEntry } from '../../browser/drive-api'
import { useDriveClient } from '../client/drive-client-provider'
import { useUndo } from '../edits/use-undo'
import { Button } from '../kit/button'

export function UndoUpload() {
  const t = useTranslations('edit')
  const undo = useUndo()
  const last = useLastEdit(useDriveClient()?.edits)
  if (last?.what !== 'upload') return null
  return (
    <Button size="sm" tone="ghost" onClick={() => undo(last.id)}>
      {t('undo')}
    </Button>
  )
}

const never = () => () => {}

function useLastEdit(edits: DriveClient['edits'] | undefined): UndoEntry | undefined {
  const last = () => edits?.snapshot().undo.at(-1)
  return useSyncExternalStore(edits?.subscribe ?? never, last, () => undefined)
}
