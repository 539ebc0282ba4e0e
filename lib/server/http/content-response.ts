/**
 * A file as an HTTP answer: a download, or shown when it is of a kind that does nothing; never a page of ours. Ranges,
 * ETag and HEAD as RFC 9110 has them.
 */
import type { FileContent } from '../content'
import { passiveType } from './passive-type'
import { streamOf } from './stream-of'

export interface ByteRange {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** Nothing that a file could ask of a browser is done, and in no origin of ours. */
const SANDBOX = "sandbox; default-src 'none'"
/** Also what the browser shows a picture, a film or a text with. */
const SHOWN = `${SANDBOX}; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'`

/** `inline`: to be shown, when the name promises a type that does nothing by itself. */
export function contentResponse(request: Request, content: FileContent, inline = false): Response {
  const type = inline ? passiveType(content.name) : undefined
  const etag = `"${content.hash}"`
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': type ? disposition('inline', content.name) : attachment(content.name),
    'content-security-policy': type ? SHOWN : SANDBOX,
    'content-type': type ?? 'application/octet-stream',
    etag,
    'last-modified': new Date(content.at).toUTCString(),
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const range = rangeFor(request, etag, content.size)
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${content.size}`)
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = range ?? { from: 0, to: content.size }
  headers.set('content-length', String(to - from))
  if (range) headers.set('content-range', `bytes ${from}-${to - 1}/${content.size}`)
  const body = request.method === 'HEAD' || from === to ? null : streamOf(content.read(from, to))
  return new Response(body, { status: range ? 206 : 200, headers })
}

function rangeFor(request: Request, etag: string, size: number): ByteRange | 'unsatisfiable' | undefined {
  const condition = request.headers.get('if-range')
  if (condition !== null && condition !== etag) return undefined
  return parseRange(request.headers.get('range'), size)
}

/** One range of bytes; anything else is answered with the whole, which is always allowed. */
export function parseRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  return from < to ? { from, to } : 'unsatisfiable'
}

export function attachment(name: string): string {
  return disposition('attachment', name)
}

/** RFC 6266, with nothing in it that could end the header or turn the name around on the screen. */
function disposition(how: 'attachment' | 'inline', name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  const clean = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_')
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
