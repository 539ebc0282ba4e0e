'use client'
/** What a file looks like, in small; its kind's picture while that is not known, and where there is none. */
import { useEffect, useState } from 'react'
import { extensionOf } from '../../core/file-kind'
import type { DriveId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { KindIcon } from './kind-icon'
import { loadThumbnail, type ThumbnailOf, thumbnailKept } from './load-thumbnail'

/** What the server makes small pictures of; others need not be asked for. */
const PICTURED = new Set('avif gif jpeg jpg png svg tif tiff webp'.split(' '))
/** Whoever scrolls past a picture does not want it. */
const REST_MS = 120

interface ThumbnailProps {
  readonly node: Pick<RemoteNode, 'id' | 'kind' | 'name' | 'revision'>
  readonly drive: DriveId
  readonly size: ThumbnailOf['size']
  /** Pixels, of the kind's picture. */
  readonly iconPx?: number
}

export function Thumbnail({ node, drive, size, iconPx = 40 }: ThumbnailProps) {
  const picture = usePicture(node, drive, size)
  if (!picture) return <KindIcon node={node} size={iconPx} />
  // biome-ignore lint/performance/noImgElement: it is a picture of this page's memory
  return <img src={picture} alt="" draggable={false} className="size-full object-contain" />
}

function usePicture({ id, name, revision }: ThumbnailProps['node'], drive: DriveId, size: ThumbnailOf['size']): string | null {
  const revisionId = revision && PICTURED.has(extensionOf(name)) ? revision.id : undefined
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly picture: string | null }>()
  useEffect(() => {
    if (!revisionId) return
    const of = { drive, node: id, revision: revisionId, size }
    const known = thumbnailKept(of)
    if (known !== undefined) return setLoaded({ of: revisionId, picture: known })
    const stop = new AbortController()
    const timer = setTimeout(() => {
      loadThumbnail(of, stop.signal).then(
        picture => setLoaded({ of: revisionId, picture }),
        () => {},
      )
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [drive, id, revisionId, size])
  return loaded && loaded.of === revisionId ? loaded.picture : null
}
