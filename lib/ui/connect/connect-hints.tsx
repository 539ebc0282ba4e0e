'use client'
/** What helps the choice of a folder: sub-folders, dropping, installing. */
import { Download, FolderTree, MousePointer2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../kit/button'
import { useInstall } from '../pwa/use-install'

/** `drop`: says that dropping works too, where nothing else says it. */
export function ConnectHints({ drop = false }: { readonly drop?: boolean }) {
  const t = useTranslations('connect')
  const install = useInstall()
  return (
    <ul className="flex flex-col gap-3 text-start text-13 text-ink-soft">
      <Hint icon={<FolderTree size={16} aria-hidden />}>{t('blockedHint')}</Hint>
      {drop && <Hint icon={<MousePointer2 size={16} aria-hidden />}>{t('dropHint')}</Hint>}
      {!install.installed && (
        <Hint icon={<Download size={16} aria-hidden />}>
          {t('installHint')}
          {install.offer && (
            <div className="mt-2">
              <Button size="sm" onClick={install.offer}>
                {t('install')}
              </Button>
            </div>
          )}
        </Hint>
      )}
    </ul>
  )
}

function Hint({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span className="mt-0.5 text-ink-faint">{icon}</span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}
