'use client'
/** The brake: much would be deleted, and nothing is done until the person says which way. Keeping is the answer at hand. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Scroller } from '../kit/scroller'
import { NameList } from './name-list'
import { useSyncUi } from './sync-ui'

export function BrakeDialog() {
  const t = useTranslations('brake')
  const ui = useSyncUi()
  const client = useClient()
  const folder = useConnectedFolder()
  const keep = useRef<HTMLButtonElement>(null)
  if (folder?.status.kind !== 'asking') return null
  const { alarm } = folder.status
  const values = { deletes: alarm.deletes, of: alarm.of, name: folder.name }
  const answer = (how: 'delete' | 'keep') => () => {
    client?.command(folder.id, { kind: 'answer-alarm', answer: how })
    ui.closeDialog()
  }
  return (
    <Dialog
      alert
      wide
      open={ui.dialog === 'brake'}
      onOpenChange={open => !open && ui.closeDialog()}
      title={t(`title.${alarm.side}`, values)}
      description={
        <>
          <p>{t(`why.${alarm.side}.${alarm.why}`, values)}</p>
          {alarm.emptied > 0 && <p className="mt-2">{t('emptied', { emptied: alarm.emptied })}</p>}
          <p className="mt-2">{t('nothingYet')}</p>
        </>
      }
      initialFocus={keep}
      actions={
        <>
          <Button tone="ghost" onClick={ui.closeDialog} className="me-auto phone:me-0">
            {t('later')}
          </Button>
          <Button tone="caution" onClick={answer('delete')}>
            {t('delete', values)}
          </Button>
          <Button ref={keep} tone="primary" onClick={answer('keep')}>
            {t('keep')}
          </Button>
        </>
      }
    >
      <dl className="grid gap-3 text-13 sm:grid-cols-2">
        <div>
          <dt className="font-medium">{t('keep')}</dt>
          <dd className="text-ink-soft">{t(`consequence.keep.${alarm.side}`)}</dd>
        </div>
        <div>
          <dt className="font-medium">{t('delete', values)}</dt>
          <dd className="text-ink-soft">{t(`consequence.delete.${alarm.side}`)}</dd>
        </div>
      </dl>
      <Scroller label={t('list')} className="mt-4 max-h-48 rounded-md border border-line bg-sunken px-3 py-2">
        <NameList names={alarm.names} total={Math.max(alarm.deletes, alarm.names.length)} />
      </Scroller>
    </Dialog>
  )
}
