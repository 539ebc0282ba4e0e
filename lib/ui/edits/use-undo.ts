'use client'
/** Takes back a done edit, and says what came of it. */
import { useTranslations } from 'next-intl'
import type { UndoId } from '../../browser/drive-api'
import { useDriveClient } from '../client/drive-client-provider'
import { useEarlyWish } from '../client/use-early-wish'
import { toast } from '../kit/toast'
import { useShowStars } from '../queries/use-shelf'
import { useReportEdit } from './use-report-edit'

/** Without an id: the newest. */
export function useUndo(): (id?: UndoId) => void {
  const t = useTranslations('edit')
  const edits = useDriveClient()?.edits
  const showStars = useShowStars()
  const report = useReportEdit()
  const undo = async (id?: UndoId) => {
    const result = await edits?.undo(id)
    toast.dismiss(UNDO_TOAST)
    showStars()
    if (!result) toast(t('nothingToUndo'))
    else if (result.kind === 'done') toast(t('undone'))
    else report(result)
  }
  const keepWish = useEarlyWish((id: UndoId | undefined) => void undo(id))
  return id => keepWish(id) || void undo(id)
}

/** The one offer to undo that is on the screen. */
export const UNDO_TOAST = 'undo'
