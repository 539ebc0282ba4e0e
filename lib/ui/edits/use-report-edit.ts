'use client'
/** Says what of an edit was not done, and why. What was done shows in the lists, and `useUndoToasts` offers to take it back. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { EditResult, Refused, SaveResult } from '../../browser/drive-api'
import { unreachable } from '../../core/assert'
import { RemoteFault } from '../../core/ports'
import { toast } from '../kit/toast'
import { askAnew } from '../queries/ask-anew'
import { useFaultText } from '../queries/use-fault-text'

export function useReportEdit(): (result: EditResult | SaveResult) => void {
  const t = useTranslations('edit')
  const reason = useRefusalText()
  const faultText = useFaultText()
  const queries = useQueryClient()
  return useCallback(
    result => {
      const first = (refused: readonly Refused[]) => (refused[0] ? reason(refused[0]) : '')
      switch (result.kind) {
        case 'done':
        case 'saved':
          return
        case 'partly':
          return say(t('partly', { count: result.refused.length }), first(result.refused))
        case 'refused':
          return say(t('refused'), 'refused' in result ? first(result.refused) : reason({ name: '', why: result.why }))
        case 'unconfirmed':
          return say(t('refused'), t('unconfirmed', { count: result.deletes }))
        case 'conflict':
          return say(t('refused'), t('conflict'))
        case 'gone':
          return say(t('refused'), t('gone'))
        case 'failed':
          // What may be done here is not what it was.
          if (result.why === 'forbidden' || result.why === 'not-found') void askAnew(queries)
          return say(t('failed'), faultText(new RemoteFault(result.why)))
        default:
          return unreachable(result)
      }
    },
    [t, reason, faultText, queries],
  )
}

/** Why one thing could not be changed, with its name. */
export function useRefusalText(): (refused: Pick<Refused, 'name' | 'why'>) => string {
  const t = useTranslations('edit')
  return useCallback(
    ({ name, why }) => {
      const text = t(`why.${why.kind}`)
      return name === '' ? text : t('named', { name, text })
    },
    [t],
  )
}

function say(title: string, description: string): void {
  toast(title, { description })
}
