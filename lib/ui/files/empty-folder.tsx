'use client'
/** A folder with nothing in it. The empty drive is an invitation. */
import { FolderOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useClient, useConnectedFolder, useSnapshot } from '../client/client-provider'
import { ConnectHints } from '../connect/connect-hints'
import { useConnect } from '../connect/use-connect'
import { Button } from '../kit/button'
import { Notice } from '../kit/notice'
import { Mark } from '../mark/mark'
import { useMedia } from '../shell/use-media'

export function EmptyFolder({ top }: { readonly top: boolean }) {
  const t = useTranslations('files.empty')
  const status = useTranslations('status')
  const client = useClient()
  const folder = useConnectedFolder()
  const { ready } = useSnapshot()
  if (!top) return <Notice icon={<FolderOpen size={32} strokeWidth={1.5} aria-hidden />} title={t('folder')} />
  if (folder)
    return (
      <Notice icon={<Mark figure="together" size={40} />} title={t('drive')}>
        {t('driveText', { name: folder.name })}
      </Notice>
    )
  if (client && !client.support.folders)
    return (
      <Notice icon={<Mark figure="hollow" size={40} />} title={t('drive')}>
        {status(`hint.unsupported-${client.support.why}`)}
      </Notice>
    )
  return ready ? <Invitation /> : <div className="flex-1" />
}

function Invitation() {
  const t = useTranslations('files.empty')
  const connect = useConnect()
  const touch = useMedia('(pointer: coarse)')
  return (
    <div className="flex flex-1 overflow-y-auto p-4">
      <div className="m-auto flex w-full max-w-lg flex-col items-center rounded-lg border border-line-strong border-dashed px-8 py-10 text-center phone:px-5">
        <Mark figure="apart" size={44} className="mb-4 text-accent" />
        <h2 className="font-semibold text-20">{t(touch ? 'inviteTouch' : 'invite')}</h2>
        <p className="mt-1.5 mb-5 text-pretty text-ink-soft">{t('inviteText')}</p>
        <Button tone="primary" onClick={connect.pick}>
          {t('choose')}
        </Button>
        <div className="mt-7 w-full border-line border-t pt-5">
          <ConnectHints />
        </div>
      </div>
    </div>
  )
}
