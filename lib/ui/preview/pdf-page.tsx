'use client'
/** One page of a PDF: its picture, and over it its text to select, search with the browser and read aloud. */
import { useTranslations } from 'next-intl'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { sizeOf } from './use-pdf'
import type { Size } from './zoom'

/** Larger canvases are drawn coarser: phones refuse them. */
const MOST_PIXELS = 16_000_000

interface PdfPageProps {
  readonly document: PDFDocumentProxy
  /** From 1. */
  readonly number: number
  /** In points, as far as known. */
  readonly size: Size
  readonly scale: number
  readonly onSize: (number: number, size: Size) => void
}

export function PdfPage({ document, number, size, scale, onSize }: PdfPageProps) {
  const t = useTranslations('viewer.pdf')
  const [page, setPage] = useState<PDFPageProxy>()
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    let shown = true
    document.getPage(number).then(
      page => {
        if (!shown) return
        setPage(page)
        onSize(number, sizeOf(page))
      },
      () => shown && setBroken(true),
    )
    return () => {
      shown = false
    }
  }, [document, number, onSize])
  const style = {
    width: Math.floor(size.width * scale),
    height: Math.floor(size.height * scale),
    '--total-scale-factor': scale,
    '--scale-round-x': '1px',
    '--scale-round-y': '1px',
  } as CSSProperties
  return (
    <section aria-label={t('page', { number })} style={style} className="pdf-page relative mx-auto shadow-float">
      {page && <Drawn page={page} scale={scale} onBroken={() => setBroken(true)} />}
      {broken && <p className="absolute inset-0 flex items-center justify-center p-4 text-center text-13">{t('brokenPage')}</p>}
    </section>
  )
}

interface DrawnProps {
  readonly page: PDFPageProxy
  readonly scale: number
  readonly onBroken: () => void
}

function Drawn({ page, scale, onBroken }: DrawnProps) {
  const picture = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const broken = useRef(onBroken)
  useEffect(() => {
    broken.current = onBroken
  })
  useEffect(() => {
    const canvas = document.createElement('canvas')
    const stop = draw(page, scale, canvas, {
      // The picture of the scale before stays until this one is whole.
      onDrawn: () => picture.current?.replaceChildren(canvas),
      onBroken: () => broken.current(),
    })
    const stopText = text.current ? layOutText(page, scale, text.current) : undefined
    return () => {
      stop()
      stopText?.()
    }
  }, [page, scale])
  return (
    <>
      <div ref={picture} aria-hidden className="absolute inset-0 *:size-full" />
      <div ref={text} className="pdf-text" />
    </>
  )
}

function draw(page: PDFPageProxy, scale: number, canvas: HTMLCanvasElement, told: { onDrawn(): void; onBroken(): void }): () => void {
  const viewport = page.getViewport({ scale })
  const pixels = viewport.width * viewport.height
  const density = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / pixels))
  canvas.width = Math.max(1, Math.floor(viewport.width * density))
  canvas.height = Math.max(1, Math.floor(viewport.height * density))
  const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
  task.promise.then(told.onDrawn, (error: unknown) => {
    if (!(error instanceof Error && error.name === 'RenderingCancelledException')) told.onBroken()
  })
  return () => task.cancel()
}

/** Only text: links, forms and scripts of a PDF have a layer of their own, which is never made. */
function layOutText(page: PDFPageProxy, scale: number, container: HTMLElement): () => void {
  let stop = () => container.replaceChildren()
  let stopped = false
  void import('pdfjs-dist').then(({ TextLayer }) => {
    if (stopped) return
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport: page.getViewport({ scale }) })
    stop = () => {
      layer.cancel()
      container.replaceChildren()
    }
    // A page whose text cannot be read still has its picture.
    layer.render().catch(() => {})
  })
  return () => {
    stopped = true
    stop()
  }
}
