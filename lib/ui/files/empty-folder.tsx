'use client'
/** A folder with nothing in it. The empty drive is an invitation. */
import { FolderOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { useClient, useConnectedFolder, useSnapshot } from '../client/client-provider'
import { useMay, useWritableDrive } from '../client/use-writable-drive'
import { ConnectHints } from '../connect/connect-hints'
import { useConnect } from '../connect/use-connect'
import { Button } from '../kit/button'
import { Notice } from '../kit/notice'
import { Mark } from '../mark/mark'
import { useMedia } from '../shell/use-media'
import { uploadFiles, uploadFolder } from '../uploads/pick-files'

interface EmptyFolderProps {
  readonly folder: NodeId
  /** It is the whole drive. */
  readonly top: boolean
  /** This page can change the drive. */
  readonly writable: boolean
}

export function EmptyFolder({ folder: id, top, writable }: EmptyFolderProps) {
  const t = useTranslations('files.empty')
  const status = useTranslations('status')
  const client = useClient()
  const folder = useConnectedFolder()
  const { ready } = useSnapshot()
  const mayChange = useMay('write')
  const send = writable && <SendButtons folder={id} />
  // A folder here would only receive; there is nothing yet that it could.
  if (!top || !mayChange)
    return (
      <Notice icon={<FolderOpen size={32} strokeWidth={1.5} aria-hidden />} title={t(top ? 'drive' : 'folder')} action={send}>
        {writable && t('folderText')}
      </Notice>
    )
  if (folder)
    return (
      <Notice icon={<Mark figure="together" size={40} />} title={t('drive')} action={send}>
        {t('driveText', { name: folder.name })}
      </Notice>
    )
  if (client && !client.support.folders)
    return (
      <Notice icon={<Mark figure="hollow" size={40} />} title={t('drive')} action={send}>
        {status(`hint.unsupported-${client.support.why}`)}
      </Notice>
    )
  return ready ? <Invitation folder={id} writable={writable} /> : <div className="flex-1" />
}

function Invitation({ folder, writable }: Pick<EmptyFolderProps, 'folder' | 'writable'>) {
  const t = useTranslations('files.empty')
  const connect = useConnect()
  const touch = useMedia('(pointer: coarse)')
  return (
    <div data-drop="connect" className="flex flex-1 overflow-y-auto p-4">
      <div className="m-auto flex w-full max-w-lg flex-col items-center rounded-lg border border-line-strong border-dashed px-8 py-10 text-center phone:px-5">
        <Mark figure="apart" size={44} className="mb-4 text-accent" />
        <h2 className="font-semibold text-20">{t(touch ? 'inviteTouch' : 'invite')}</h2>
        <p className="mt-1.5 mb-5 text-pretty text-ink-soft">{t('inviteText')}</p>
        <Button tone="primary" onClick={connect.pick}>
          {t('choose')}
        </Button>
        {writable && (
          <p className="mt-5 flex flex-wrap items-center justify-center gap-x-2 gap-y-1.5 text-13 text-ink-soft">
            {t('or')} <SendButtons folder={folder} />
          </p>
        )}
        <div className="mt-7 w-full border-line border-t pt-5">
          <ConnectHints />
        </div>
      </div>
    </div>
  )
}

/** For whoever wants things in the drive without keeping a folder in step. */
function SendButtons({ folder }: { readonly folder: NodeId }) {
  const t = useTranslations('files.new')
  const uploads = useWritableDrive()?.uploads
  if (!uploads) return null
  return (
    <>
      <Button size="sm" onClick={() => uploadFiles(uploads, folder)}>
        {t('uploadFiles')}
      </Button>
      <Button size="sm" onClick={() => uploadFolder(uploads, folder)}>
        {t('uploadFolder')}
      </Button>
    </>
  )
}
