'use client'
/** A file as its kind is shown. What a kind needs is fetched when the first file of that kind is. */
import dynamic from 'next/dynamic'
import type { FileBytes } from './file-bytes'
import { useLooksLikeText } from './file-queries'
import { ImagePreview } from './image-preview'
import { MediaPreview } from './media-preview'
import { NoPreview, PreviewFailed } from './preview-card'
import { previewKind } from './preview-kind'
import { PreviewLoading } from './preview-parts'

const loading = PreviewLoading
const PdfPreview = dynamic(async () => (await import('./pdf-preview')).PdfPreview, { ssr: false, loading })
const TextPreview = dynamic(async () => (await import('./text-preview')).TextPreview, { ssr: false, loading })
const MarkdownPreview = dynamic(async () => (await import('./markdown-preview')).MarkdownPreview, { ssr: false, loading })
const DrawingPreview = dynamic(async () => (await import('./drawing-preview')).DrawingPreview, { ssr: false, loading })
const TablePreview = dynamic(async () => (await import('./table-preview')).TablePreview, { ssr: false, loading })
const ZipPreview = dynamic(async () => (await import('./zip-preview')).ZipPreview, { ssr: false, loading })

export function PreviewBody({ bytes }: { readonly bytes: FileBytes }) {
  if (bytes.size === 0) return <NoPreview bytes={bytes} why="empty" />
  const kind = previewKind(bytes.name)
  switch (kind) {
    case 'image':
      return <ImagePreview bytes={bytes} src={bytes.inlineUrl} />
    case 'reduced':
      return <ImagePreview bytes={bytes} src={undefined} />
    case 'drawing':
      return <DrawingPreview bytes={bytes} />
    case 'video':
    case 'audio':
      return <MediaPreview bytes={bytes} kind={kind} />
    case 'pdf':
      return <PdfPreview bytes={bytes} />
    case 'markdown':
      return <MarkdownPreview bytes={bytes} />
    case 'table':
      return <TablePreview bytes={bytes} />
    case 'text':
      return <TextPreview bytes={bytes} />
    case 'zip':
      return <ZipPreview bytes={bytes} />
    case 'guess':
      return <Guess bytes={bytes} />
    case 'none':
      return <NoPreview bytes={bytes} why="none" />
  }
}

function Guess({ bytes }: { readonly bytes: FileBytes }) {
  const text = useLooksLikeText(bytes)
  if (text.data !== undefined) return text.data ? <TextPreview bytes={bytes} /> : <NoPreview bytes={bytes} why="none" />
  return text.error ? <PreviewFailed error={text.error} bytes={bytes} retry={() => void text.refetch()} /> : <PreviewLoading />
}
