/** Sends whoever wants to see or keep a file to the other origin, where one is set. */
import type { NodeId } from '../../core/ids'
import type { FileContent } from '../content'
import type { Server } from '../context'
import { type ContentTicket, sealTicket } from './content-ticket'

export const CONTENT_PATH = '/content/'

export interface Wanted {
  readonly by: ContentTicket['by']
  readonly drive: string
  readonly node: NodeId
  readonly inline: boolean
}

/** For whom bytes are only bytes, and never a document: scripts of our pages, and their players. */
const NO_DOCUMENT = ['empty', 'audio', 'video']

/**
 * `response` is what is answered here: it stays when there is no other origin, when it has no content, and for those who
 * show nothing as a document. Its cookies always stay.
 */
export async function contentElsewhere(
  { env, secret, now }: Server,
  request: Request,
  { revision }: Pick<FileContent, 'revision'>,
  wanted: Wanted,
  response: Response,
): Promise<Response> {
  if (env.contentOrigin === undefined || NO_DOCUMENT.includes(request.headers.get('sec-fetch-dest') ?? '')) return response
  if (response.status !== 200 && response.status !== 206) return response
  await response.body?.cancel()
  const headers = new Headers({ location: `${env.contentOrigin}${CONTENT_PATH}${sealTicket(secret, { ...wanted, revision }, now())}` })
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 302, headers })
}
