'use client'
/** Before the browser's picker opens: what it will refuse, and how to be asked only once. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { useSyncUi } from '../sync/sync-ui'
import { ConnectHints } from './connect-hints'
import { useConnect } from './use-connect'

export function ConnectDialog() {
  const t = useTranslations('connect')
  const common = useTranslations('common')
  const ui = useSyncUi()
  const connect = useConnect()
  const choose = useRef<HTMLButtonElement>(null)
  const pick = () => {
    ui.closeDialog()
    connect.pick()
  }
  return (
    <Dialog
      open={ui.dialog === 'connect'}
      onOpenChange={open => !open && ui.closeDialog()}
      title={t('title')}
      description={t('text')}
      initialFocus={choose}
      actions={
        <>
          <Button onClick={ui.closeDialog}>{common('cancel')}</Button>
          <Button ref={choose} tone="primary" onClick={pick}>
            {t('choose')}
          </Button>
        </>
      }
    >
      <ConnectHints drop />
    </Dialog>
  )
}
