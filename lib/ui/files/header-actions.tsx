'use client'
/** The right of the files' header: how many there are, and the way to a connected folder. */
import { useTranslations } from 'next-intl'
import { useSnapshot } from '../client/client-provider'
import { useConnect } from '../connect/use-connect'
import { Button } from '../kit/button'
import { useSyncUi } from '../sync/sync-ui'

export function HeaderActions({ count }: { readonly count: number | undefined }) {
  const t = useTranslations('files')
  const ui = useSyncUi()
  const { ready } = useSnapshot()
  const connect = useConnect()
  const offer = ready && connect.possible && count !== undefined && count > 0
  return (
    <div className="flex shrink-0 items-center gap-3">
      {count !== undefined && count > 0 && <span className="tabular text-12 text-ink-soft">{t('count', { count })}</span>}
      {offer && (
        <Button size="sm" tone="primary" className="phone:hidden" onClick={() => ui.openDialog('connect')}>
          {t('connect')}
        </Button>
      )}
    </div>
  )
}
