'use client'
/** A file as its kind is shown. What a kind needs is fetched when the first file of that kind is. */
import { onDemand } from '../kit/on-demand'
import type { FileBytes } from './file-bytes'
import { useLooksLikeText } from './file-queries'
import { ImagePreview } from './image-preview'
import { MediaPreview } from './media-preview'
import { NoPreview, PreviewFailed } from './preview-card'
import { previewKind } from './preview-kind'
import { PreviewLoading } from './preview-parts'

const PdfPreview = onDemand(async () => (await import('./pdf-preview')).PdfPreview, PreviewLoading)
const TextPreview = onDemand(async () => (await import('./text-preview')).TextPreview, PreviewLoading)
const MarkdownPreview = onDemand(async () => (await import('./markdown-preview')).MarkdownPreview, PreviewLoading)
const DrawingPreview = onDemand(async () => (await import('./drawing-preview')).DrawingPreview, PreviewLoading)
const TablePreview = onDemand(async () => (await import('./table-preview')).TablePreview, PreviewLoading)
const ZipPreview = onDemand(async () => (await import('./zip-preview')).ZipPreview, PreviewLoading)

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
