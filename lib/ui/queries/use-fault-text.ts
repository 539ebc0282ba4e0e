'use client'
/** A failed request in words. */
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { RemoteFault } from '../../core/ports'

export function useFaultText(): (error: unknown) => string {
  const t = useTranslations('fault')
  return useCallback(error => t(error instanceof RemoteFault ? error.kind : 'internal'), [t])
}
