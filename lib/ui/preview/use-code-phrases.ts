'use client'
/** The words of CodeMirror's search field in the page's language. */
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'

export function useCodePhrases(): Readonly<Record<string, string>> {
  const t = useTranslations('viewer.search')
  return useMemo(
    () => ({
      Find: t('find'),
      Replace: t('replaceWith'),
      next: t('next'),
      previous: t('previous'),
      all: t('all'),
      'match case': t('matchCase'),
      regexp: t('regexp'),
      'by word': t('byWord'),
      replace: t('replace'),
      'replace all': t('replaceAll'),
      close: t('close'),
      'current match': t('currentMatch'),
      'on line': t('onLine'),
      'Go to line': t('goToLine'),
      go: t('go'),
    }),
    [t],
  )
}
