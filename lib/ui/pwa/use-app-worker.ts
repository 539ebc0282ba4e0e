'use client'
/** Registers the service worker, says when a new version is ready, and hears the browser's offer to install. */
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { onceStanding } from '../kit/once-standing'
import { toast } from '../kit/toast'
import { applyTheme } from '../theme/use-theme'
import { matchOfflineCopy } from './renew-offline-copy'
import { listenForInstallOffer } from './use-install'

export function useAppWorker(): void {
  const t = useTranslations('pwa')
  useEffect(listenForInstallOffer, [])
  useEffect(applyTheme, [])
  useEffect(() => {
    // In development every file changes all the time, and there is no built worker.
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    const offer = (reload: () => void) =>
      toast(t('ready'), {
        description: t('readyText'),
        duration: Number.POSITIVE_INFINITY,
        action: { label: t('reload'), onClick: reload },
      })
    // At the first visit it fetches the whole app.
    return onceStanding(() => void register(offer))
  }, [t])
}

/** `offer`: a new version waits; calling what it gets loads the page anew with it. */
async function register(offer: (reload: () => void) => void): Promise<void> {
  const { Workbox } = await import('workbox-window')
  const worker = new Workbox('/sw.js')
  worker.addEventListener('waiting', () =>
    offer(() => {
      worker.addEventListener('controlling', () => window.location.reload())
      worker.messageSkipWaiting()
    }),
  )
  // Without a worker the app works all the same, only not without a network.
  await worker.register().then(matchOfflineCopy, () => {})
}
