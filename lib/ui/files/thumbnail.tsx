'use client'
/** What a file looks like, in small; its kind's picture while that is not known, and where there is none. */
import { useEffect, useState } from 'react'
import type { DriveId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { KindIcon } from './kind-icon'
import { loadThumbnail, type ThumbnailOf, thumbnailKept, thumbnailUrl } from './load-thumbnail'
import { isPictured } from './pictured'

/** Whoever scrolls past a picture does not want it. */
const REST_MS = 120

type Named = Pick<RemoteNode, 'id' | 'kind' | 'name'>

interface ThumbnailProps {
  readonly node: Named & Pick<RemoteNode, 'revision'>
  readonly drive: DriveId
  readonly size: ThumbnailOf['size']
  /** Pixels, of the kind's picture. */
  readonly iconPx?: number
}

export function Thumbnail({ node, drive, size, iconPx }: ThumbnailProps) {
  const { id, revision } = node
  return <Picture node={node} url={revision ? thumbnailUrl({ drive, node: id, revision: revision.id, size }) : undefined} iconPx={iconPx} />
}

interface PictureProps {
  readonly node: Named
  /** Where the server has it; `undefined`: there is nothing to be seen. */
  readonly url: string | undefined
  readonly iconPx?: number | undefined
}

export function Picture({ node, url, iconPx = 40 }: PictureProps) {
  const picture = usePicture(isPictured(node.name) ? url : undefined)
  if (!picture) return <KindIcon node={node} size={iconPx} />
  // biome-ignore lint/performance/noImgElement: it is a picture of this page's memory
  return <img src={picture} alt="" draggable={false} className="size-full object-contain" />
}

function usePicture(url: string | undefined): string | null {
  const [loaded, setLoaded] = useState<{ readonly url: string; readonly picture: string | null }>()
  useEffect(() => {
    if (url === undefined) return
    const known = thumbnailKept(url)
    if (known !== undefined) return setLoaded({ url, picture: known })
    const stop = new AbortController()
    const timer = setTimeout(() => {
      loadThumbnail(url, stop.signal).then(
        picture => setLoaded({ url, picture }),
        () => {},
      )
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [url])
  return loaded && loaded.url === url ? loaded.picture : null
}
