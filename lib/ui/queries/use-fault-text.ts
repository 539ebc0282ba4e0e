'use client'
/** A failed request in words. */
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { RemoteFault } from '../../core/ports'
import { useFormat } from '../format/use-format'

export function useFaultText(): (error: unknown) => string {
  const t = useTranslations('fault')
  const common = useTranslations('common')
  const format = useFormat()
  return useCallback(
    error => {
      if (!(error instanceof RemoteFault)) return t('internal')
      const { kind, againS } = error
      return kind === 'rate-limited' && againS !== undefined ? common('wait', { time: format.duration(againS) }) : t(kind)
    },
    [t, common, format],
  )
}
