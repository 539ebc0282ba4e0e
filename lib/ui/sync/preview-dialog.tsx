'use client'
/** What the first sync would do, in numbers and names, before anything is done. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { PlanLines } from './plan-lines'
import { useSyncUi } from './sync-ui'

export function PreviewDialog() {
  const t = useTranslations('preview')
  const ui = useSyncUi()
  const client = useClient()
  const folder = useConnectedFolder()
  const start = useRef<HTMLButtonElement>(null)
  if (folder?.status.kind !== 'preview') return null
  const begin = () => {
    client?.command(folder.id, { kind: 'begin' })
    ui.closeDialog()
  }
  return (
    <Dialog
      wide
      open={ui.dialog === 'preview'}
      onOpenChange={open => !open && ui.closeDialog()}
      title={t('title', { name: folder.name })}
      description={t('text')}
      initialFocus={start}
      actions={
        <>
          <Button tone="ghost" onClick={() => ui.openDialog('disconnect')} className="me-auto phone:me-0">
            {t('cancel')}
          </Button>
          <Button onClick={ui.closeDialog}>{t('later')}</Button>
          <Button ref={start} tone="primary" onClick={begin}>
            {t('start')}
          </Button>
        </>
      }
    >
      <PlanLines preview={folder.status.preview} />
    </Dialog>
  )
}
