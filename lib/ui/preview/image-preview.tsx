'use client'
/** A picture: the server's small one at once, then the picture itself, to be enlarged and moved. */
import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import type { FileBytes } from './file-bytes'
import { useFileQuery } from './file-queries'
import { pictureFormat } from './picture-format'
import { NoPreview, PreviewFailed } from './preview-card'
import { Percent, PreviewBar, PreviewLoading } from './preview-parts'
import { useBlobUrl } from './use-blob-url'
import { useZoom } from './use-zoom'
import { type Size, STEP } from './zoom'

/** Below this the picture itself is there as soon as its small one would be. */
const SMALL_BYTES = 300 * 1024

interface ImagePreviewProps {
  readonly bytes: FileBytes
  /** Where an `img` gets it; `undefined`: no browser can show it, and the small one is all there is. */
  readonly src: string | undefined
}

/** `broken`: the element said so; whether for want of a server or of a decoder is asked then. */
type Loading = 'loading' | 'broken' | Size

export function ImagePreview({ bytes, src }: ImagePreviewProps) {
  const [picture, setPicture] = useState<Loading>(src === undefined ? 'broken' : 'loading')
  const [attempt, setAttempt] = useState(0)
  const small = useFileQuery(bytes, 'thumbnail', signal =>
    src === undefined || bytes.size > SMALL_BYTES ? bytes.thumbnail(signal).then(blob => blob ?? null) : Promise.resolve(null),
  )
  const smallUrl = useBlobUrl(small.data)
  const retry = () => {
    setPicture(src === undefined ? 'broken' : 'loading')
    setAttempt(attempt + 1)
    if (small.isError) void small.refetch()
  }
  const hidden = src !== undefined && picture === 'loading' && (
    // biome-ignore lint/performance/noImgElement: a file of somebody's drive, not of the app
    <img
      key={attempt}
      src={src}
      alt=""
      hidden
      onLoad={event => setPicture(sizeOf(event.currentTarget))}
      onError={() => setPicture('broken')}
    />
  )
  if (typeof picture === 'object' && src !== undefined) return <Zoomable name={bytes.name} src={src} size={picture} />
  if (picture === 'broken')
    return <Reduced bytes={bytes} url={smallUrl} waiting={small.isPending} error={small.error} retry={retry} probe={src !== undefined} />
  return (
    <>
      {hidden}
      {smallUrl === undefined ? <PreviewLoading /> : <Contained src={smallUrl} name={bytes.name} />}
    </>
  )
}

function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement): Size {
  return { width: naturalWidth, height: naturalHeight }
}

interface ReducedProps {
  readonly bytes: FileBytes
  readonly url: string | undefined
  readonly waiting: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** The picture itself failed: find out whether the server can be reached at all. */
  readonly probe: boolean
}

function Reduced({ bytes, url, waiting, error, retry, probe }: ReducedProps) {
  const t = useTranslations('viewer')
  const reachable = useFileQuery(bytes, 'probe', async signal => (probe ? (await bytes.read(0, 1, signal)).length : 1))
  const fault = reachable.error ?? error
  if (url !== undefined && !reachable.error)
    return (
      <>
        <PreviewBar label={t('tools')} facts={<span>{t('image.reduced')}</span>} />
        <Contained src={url} name={bytes.name} />
      </>
    )
  if (fault) return <PreviewFailed error={fault} bytes={bytes} retry={() => void reachable.refetch().then(retry)} />
  return waiting || reachable.isPending ? <PreviewLoading /> : <NoPreview bytes={bytes} why={pictureFormat(bytes.name) ?? 'picture'} />
}

function Contained({ src, name }: { readonly src: string; readonly name: string }) {
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center">
      {/* biome-ignore lint/performance/noImgElement: a file of somebody's drive, not of the app */}
      <img src={src} alt={name} className="max-h-full max-w-full object-contain" />
    </div>
  )
}

interface ZoomableProps {
  readonly name: string
  readonly src: string
  readonly size: Size
}

function Zoomable({ name, src, size }: ZoomableProps) {
  const t = useTranslations('viewer')
  const frame = useRef<HTMLDivElement>(null)
  const { view, fits, zoomBy, showAll, full, handlers } = useZoom(frame, size)
  useEffect(() => {
    if (!fits) frame.current?.focus({ preventScroll: true })
  }, [fits])
  return (
    <>
      <PreviewBar
        label={t('tools')}
        facts={
          <>
            <span>{t('image.size', { width: size.width, height: size.height })}</span>
            <Percent value={view.scale} />
          </>
        }
      >
        <IconButton label={t('zoomOut')} onClick={() => zoomBy(1 / STEP)} disabled={fits} focusableWhenDisabled>
          <Minus size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('zoomIn')} onClick={() => zoomBy(STEP)}>
          <Plus size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('image.fit')} onClick={showAll}>
          <Maximize size={16} aria-hidden />
        </IconButton>
        <Button tone="ghost" size="sm" onClick={full}>
          {t('image.full')}
        </Button>
      </PreviewBar>
      {/* biome-ignore lint/a11y/useSemanticElements: a frame to look through, not a set of fields */}
      <div
        ref={frame}
        role="group"
        aria-label={t(fits ? 'image.label' : 'image.labelMoved', { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
        tabIndex={0}
        data-own-arrows={!fits || undefined}
        {...handlers}
        className={`relative min-h-0 flex-1 touch-none select-none overflow-hidden -outline-offset-2 ${fits ? '' : 'cursor-grab active:cursor-grabbing'}`}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of somebody's drive, not of the app */}
        <img
          src={src}
          alt={name}
          draggable={false}
          width={size.width}
          height={size.height}
          style={{ transform: `translate(calc(-50% + ${view.x}px), calc(-50% + ${view.y}px)) scale(${view.scale})` }}
          className="picture-ground absolute top-1/2 left-1/2 max-w-none origin-center"
        />
      </div>
    </>
  )
}
