'use client'
/** What a shared file looks like, in small. */
import { visitedThumbnailUrl } from '../api/visit'
import { Picture } from '../files/thumbnail'
import { useVisit } from './visit-context'
import type { VisitedItem } from './visited-item'

interface VisitedPictureProps {
  readonly item: VisitedItem
  readonly size: 256 | 1024
  /** Pixels, of the kind's picture. */
  readonly iconPx?: number
}

export function VisitedPicture({ item, size, iconPx }: VisitedPictureProps) {
  const { token } = useVisit()
  const url = item.revision ? visitedThumbnailUrl(token, item.id, item.revision.id, size) : undefined
  return <Picture node={item} url={url} iconPx={iconPx} />
}
