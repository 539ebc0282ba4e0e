/** A small picture as an HTTP answer. Browsers of members keep it and ask each time whether they still may show it; those of visitors keep nothing. */
import { Fault } from '../fault'
import { THUMBNAIL_SIZES, type Thumbnail, type ThumbnailSize } from '../thumbnails/thumbnails'

const RETRY_SECONDS = '1'

/** `tag` names the picture, for those who may keep it: equal tags are equal bytes. Throws `not-found` when there is none. */
export function thumbnailResponse(request: Request, thumbnail: Thumbnail, tag?: string): Response {
  if (thumbnail.kind === 'none') throw new Fault('not-found', 'no thumbnail of this content')
  if (thumbnail.kind === 'making') return new Response(null, { status: 202, headers: { 'retry-after': RETRY_SECONDS } })
  const headers = {
    'cache-control': tag === undefined ? 'private, no-store' : 'private, no-cache',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'image/webp',
    ...(tag !== undefined && { etag: `"${tag}"` }),
  }
  if (tag !== undefined && request.headers.get('if-none-match') === `"${tag}"`) return new Response(null, { status: 304, headers })
  return new Response(thumbnail.bytes, { headers: { ...headers, 'content-length': String(thumbnail.bytes.length) } })
}

/** Of `size`. Throws `bad-request` for one that is never made. */
export function thumbnailSizeOf(query: URLSearchParams): ThumbnailSize {
  const size = THUMBNAIL_SIZES.find(known => String(known) === query.get('size'))
  if (!size) throw new Fault('bad-request', `size must be one of ${THUMBNAIL_SIZES.join(', ')}`)
  return size
}
