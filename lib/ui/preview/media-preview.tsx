'use client'
/** Video and sound, by the browser's own players: they ask for the ranges that they play. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Name } from '../format/name'
import type { FileBytes } from './file-bytes'
import { useFileQuery } from './file-queries'
import { KindPicture } from './kind-picture'
import { NoPreview, PreviewFailed } from './preview-card'
import { PreviewLoading } from './preview-parts'

interface MediaPreviewProps {
  readonly bytes: FileBytes
  readonly kind: 'video' | 'audio'
}

export function MediaPreview({ bytes, kind }: MediaPreviewProps) {
  const t = useTranslations('viewer')
  const [broken, setBroken] = useState(false)
  if (broken) return <Broken bytes={bytes} retry={() => setBroken(false)} />
  const player = {
    src: bytes.inlineUrl,
    controls: true,
    preload: 'metadata',
    onError: () => setBroken(true),
    'aria-label': bytes.name,
  } as const
  if (kind === 'video')
    return (
      <div className="flex min-h-0 flex-1 items-center justify-center">
        <video {...player} playsInline className="max-h-full max-w-full" />
      </div>
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 p-6">
      <KindPicture name={bytes.name} />
      <Name text={bytes.name} className="max-w-full font-medium text-16" />
      <audio {...player} className="w-full max-w-xl" />
      <p className="sr-only">{t('media.keys')}</p>
    </div>
  )
}

/** The player does not say why: a server that answers has sent something that this browser cannot play. */
function Broken({ bytes, retry }: { readonly bytes: FileBytes; readonly retry: () => void }) {
  const reachable = useFileQuery(bytes, 'probe', async signal => (await bytes.read(0, 1, signal)).length)
  if (reachable.error) return <PreviewFailed error={reachable.error} bytes={bytes} retry={() => void reachable.refetch().then(retry)} />
  return reachable.isPending ? <PreviewLoading /> : <NoPreview bytes={bytes} why="media" />
}
