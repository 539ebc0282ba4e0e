'use client'
/** Before a folder is disconnected: every file stays, on both sides. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { useSyncUi } from './sync-ui'

export function DisconnectDialog() {
  const t = useTranslations('disconnect')
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
    <ConfirmDialog
      open={ui.dialog === 'disconnect' && folder !== undefined}
      title={t('title', { name: folder?.name ?? '' })}
      description={t('text')}
      confirm={t('confirm')}
      tone="primary"
      busy={busy}
      onConfirm={() => void disconnect()}
      onClose={ui.closeDialog}
    />
  )
}
