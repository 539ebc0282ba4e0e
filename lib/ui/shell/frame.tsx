'use client'
/** The frame of every screen: rail, content, sync panel, status bar; a bar of sections on a phone. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StatusBar } from '../sync/status-bar'
import { SyncPanelSlot } from '../sync/sync-panel-slot'
import { PhoneBar } from './phone-bar'
import { Rail } from './rail'
import { TopBar } from './top-bar'

export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('nav')
  return (
    // Much enlarged, a screen is too low for its fixed parts: then the whole page scrolls.
    <div className="flex h-dvh flex-col overflow-y-auto">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:inset-s-2 focus:z-50 focus:rounded-md focus:bg-float focus:px-3 focus:py-2"
      >
        {t('skip')}
      </a>
      <div className="flex min-h-40 flex-1 shrink-0 basis-0">
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar />
          <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col bg-canvas outline-none">
            {children}
          </main>
        </div>
      </div>
      <SyncPanelSlot />
      <StatusBar />
      <PhoneBar />
    </div>
  )
}
