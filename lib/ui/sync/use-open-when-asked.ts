'use client'
/** When sync needs an answer, its question opens by itself, once; and closes when it was answered elsewhere. */
import { useEffect } from 'react'
import { useConnectedFolder } from '../client/client-provider'
import { type SyncDialog, useSyncUi } from './sync-ui'

const QUESTIONS: Partial<Record<string, SyncDialog>> = { preview: 'preview', asking: 'brake' }

export function useOpenWhenAsked(): void {
  const { openDialog, closeDialog } = useSyncUi()
  const kind = useConnectedFolder()?.status.kind
  const question = kind === undefined ? undefined : QUESTIONS[kind]
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new question opens; how the dialogs are opened does not matter
  useEffect(() => {
    if (question === undefined) return
    openDialog(question)
    return closeDialog
  }, [question])
}
