'use client'
/** A shared file as its kind is shown, in a part of the page. Fetched apart, with all that previews need. */
import { useMemo } from 'react'
import { PreviewBody } from '../preview/preview-body'
import { useLinkBytes } from './use-link-bytes'
import type { VisitedItem } from './visited-item'
import '../preview/preview.css'

export function FileShown({ file: { id, name, revision } }: { readonly file: VisitedItem }) {
  const bytesOf = useLinkBytes()
  const bytes = useMemo(
    () => revision && bytesOf({ node: id, name, revision: revision.id, size: revision.size }),
    [bytesOf, id, name, revision],
  )
  return bytes && <PreviewBody key={bytes.key} bytes={bytes} />
}
