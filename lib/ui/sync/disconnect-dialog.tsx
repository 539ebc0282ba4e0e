'use client'
/** Before a folder is disconnected: every file stays, on both sides. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { useSyncUi } from './sync-ui'

export function DisconnectDialog() {
  const t = useTranslations('disconnect')
  const common = useTranslations('common')
  const ui = useSyncUi()
  const client = useClient()
  const folder = useConnectedFolder()
  const [busy, setBusy] = useState(false)
  const disconnect = async () => {
    if (!folder) return
    setBusy(true)
    await client?.disconnect(folder.id)
    setBusy(false)
    ui.closeDialog()
  }
  return (
    <Dialog
      alert
      open={ui.dialog === 'disconnect' && folder !== undefined}
      onOpenChange={open => !open && ui.closeDialog()}
      title={t('title', { name: folder?.name ?? '' })}
      description={t('text')}
      actions={
        <>
          <Button onClick={ui.closeDialog}>{common('cancel')}</Button>
          <Button tone="primary" busy={busy} onClick={() => void disconnect()}>
            {t('confirm')}
          </Button>
        </>
      }
    />
  )
}
