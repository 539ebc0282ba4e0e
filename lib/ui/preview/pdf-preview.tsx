'use client'
/** A PDF, page below page; only those in view are drawn. */
import { Minus, MoveHorizontal, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { IconButton } from '../kit/icon-button'
import type { FileBytes } from './file-bytes'
import { keptOffset, layOutPages, PAGE_GAP, type PageLayout, pageAt } from './page-layout'
import { PdfLocked } from './pdf-locked'
import { PdfPage } from './pdf-page'
import { NoPreview, PreviewFailed } from './preview-card'
import { Percent, PreviewBar, PreviewLoading } from './preview-parts'
import { type Pdf, usePdf } from './use-pdf'
import { type Size, STEP } from './zoom'

const [SMALLEST, LARGEST] = [0.25, 5]
/** A page as wide as a large window is hard to read. */
const WIDEST_FIT_PX = 960

export function PdfPreview({ bytes }: { readonly bytes: FileBytes }) {
  const [pdf, retry] = usePdf(bytes)
  switch (pdf.kind) {
    case 'opening':
      return <PreviewLoading />
    case 'locked':
      return <PdfLocked wrong={pdf.wrong} unlock={pdf.unlock} />
    case 'unreadable':
      return <NoPreview bytes={bytes} why="pdf" />
    case 'failed':
      return <PreviewFailed error={pdf.error} bytes={bytes} retry={retry} />
    case 'open':
      return <Pages name={bytes.name} pdf={pdf} />
  }
}

interface PagesProps {
  readonly name: string
  readonly pdf: Extract<Pdf, { kind: 'open' }>
}

function Pages({ name, pdf: { document, first } }: PagesProps) {
  const t = useTranslations('viewer')
  const scroller = useRef<HTMLElement>(null)
  const [sizes, setSizes] = useState<ReadonlyMap<number, Size>>(() => new Map([[1, first]]))
  const { seen, onScroll } = useSeen(scroller)
  const { scale, zoomBy, showWidth } = usePageScale(seen.width, first)
  const sizeOfPage = useCallback((number: number) => sizes.get(number) ?? first, [sizes, first])
  const onSize = useCallback((number: number, size: Size) => {
    setSizes(before => (before.has(number) ? before : new Map(before).set(number, size)))
  }, [])
  const layout = useMemo(() => layOutPages(document.numPages, page => sizeOfPage(page + 1), scale), [document, sizeOfPage, scale])
  useKeptPlace(scroller, layout)
  const current = pageAt(layout, seen.top + seen.height / 2) + 1
  const [from, to] = [pageAt(layout, seen.top - seen.height / 2), pageAt(layout, seen.top + seen.height * 1.5)]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === '=') zoomBy(STEP)
    else if (event.key === '-') zoomBy(1 / STEP)
    else if (event.key === '0') showWidth()
    else return
    event.preventDefault()
  }
  return (
    <>
      <PreviewBar
        label={t('tools')}
        facts={
          <>
            <span>{t('pdf.pageOf', { number: current, count: document.numPages })}</span>
            <Percent value={scale} />
          </>
        }
      >
        <IconButton label={t('zoomOut')} onClick={() => zoomBy(1 / STEP)}>
          <Minus size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('zoomIn')} onClick={() => zoomBy(STEP)}>
          <Plus size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('pdf.fit')} onClick={showWidth}>
          <MoveHorizontal size={16} aria-hidden />
        </IconButton>
      </PreviewBar>
      <section
        ref={scroller}
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so that keys scroll it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        className="-outline-offset-2 min-h-0 flex-1 overflow-auto"
      >
        {/* Never in transition, not even for the millisecond of reduced motion: lengths are read as soon as they are set. */}
        <div className="relative min-w-full transition-none **:transition-none" style={{ height: layout.height, width: layout.width }}>
          {pagesBetween(from, to).map(page => (
            <div key={page} className="absolute inset-x-0" style={{ top: layout.tops[page] }}>
              <PdfPage document={document} number={page + 1} size={sizeOfPage(page + 1)} scale={scale} onSize={onSize} />
            </div>
          ))}
        </div>
      </section>
    </>
  )
}

function pagesBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

interface Seen {
  readonly top: number
  readonly height: number
  readonly width: number
}

/** Which part of the pages is in view. */
function useSeen(scroller: RefObject<HTMLElement | null>): { readonly seen: Seen; readonly onScroll: () => void } {
  const [seen, setSeen] = useState<Seen>({ top: 0, height: 0, width: 0 })
  const look = useCallback(() => {
    const element = scroller.current
    if (element) setSeen({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth })
  }, [scroller])
  useLayoutEffect(() => {
    look()
    const observer = new ResizeObserver(look)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller, look])
  return { seen, onScroll: look }
}

/** What was in the middle stays there when the pages grow, shrink, or turn out to be of another size. */
function useKeptPlace(scroller: RefObject<HTMLElement | null>, layout: PageLayout): void {
  const drawn = useRef(layout)
  useLayoutEffect(() => {
    const element = scroller.current
    const before = drawn.current
    drawn.current = layout
    if (!element || before === layout) return
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = element
    element.scrollTop = keptOffset(before, layout, scrollTop, clientHeight)
    element.scrollLeft = (scrollLeft + clientWidth / 2) * (layout.width / before.width) - clientWidth / 2
  }, [scroller, layout])
}

/** As wide as the window allows until somebody chooses otherwise. `room`: its width, 0 while it is not known. */
function usePageScale(room: number, page: Size) {
  const [chosen, setChosen] = useState<number>()
  const fitting = room === 0 ? 1 : Math.min(WIDEST_FIT_PX, room - 2 * PAGE_GAP) / page.width
  const scale = chosen ?? Math.max(SMALLEST, fitting)
  return {
    scale,
    zoomBy: (factor: number) => setChosen(Math.min(LARGEST, Math.max(SMALLEST, scale * factor))),
    showWidth: () => setChosen(undefined),
  }
}
