'use client'
/** What shows passing messages, fetched by `Toaster`. */
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
// biome-ignore lint/style/noRestrictedImports: this is what shows them
import { Toaster as Sonner, toast } from 'sonner'
import { baseTheme } from '../theme/theme'
import { useTheme } from '../theme/use-theme'
import { showToastsBy } from './toast'

export function ShownToasts() {
  const t = useTranslations('common')
  const [theme] = useTheme()
  useEffect(() => showToastsBy(toast), [])
  return (
    <Sonner
      theme={baseTheme(theme)}
      position={document.dir === 'rtl' ? 'bottom-left' : 'bottom-right'}
      // What else stands in this corner says how high it is.
      offset={{ bottom: 'calc(56px + var(--corner-height, 0px))' }}
      mobileOffset={{ bottom: 'calc(116px + var(--corner-height, 0px))' }}
      containerAriaLabel={t('messages')}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-3 rounded-lg border border-line bg-float p-4 text-13 text-ink shadow-float font-sans',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'mt-0.5 text-ink-soft',
          actionButton: 'min-h-8 shrink-0 rounded-md bg-accent px-3 font-medium text-13 text-on-accent hover:bg-accent-strong',
          icon: 'hidden',
        },
      }}
    />
  )
}
