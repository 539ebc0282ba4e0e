'use client'
/**
 * An SVG as a picture. It is a program too, so it is never a document: an `img` runs nothing in it and loads nothing, and
 * a data address, unlike a blob's, stays foreign to the app even when somebody opens the picture in a tab.
 */
import type { FileBytes } from './file-bytes'
import { useFileQuery } from './file-queries'
import { ImagePreview } from './image-preview'
import { PreviewFailed } from './preview-card'
import { PreviewLoading } from './preview-parts'
import { TextPreview } from './text-preview'

const MOST_BYTES = 4 * 1024 * 1024

export function DrawingPreview({ bytes }: { readonly bytes: FileBytes }) {
  const address = useFileQuery(bytes, 'drawing', async signal =>
    bytes.size > MOST_BYTES ? null : dataUrl(await bytes.read(0, bytes.size, signal)),
  )
  if (address.data === null) return <TextPreview bytes={bytes} />
  if (address.data !== undefined) return <ImagePreview bytes={bytes} src={address.data} />
  return address.error ? <PreviewFailed error={address.error} bytes={bytes} retry={() => void address.refetch()} /> : <PreviewLoading />
}

function dataUrl(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(new Blob([content], { type: 'image/svg+xml' }))
  })
}
