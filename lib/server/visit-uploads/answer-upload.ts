/**
 * Requests of the tus protocol for one link that was opened. What came before a crash or a lost answer is recognised
 * here; all else is the library's, whose refusals become faults.
 */
import { ERRORS, TUS_RESUMABLE, Server as TusServer } from '@tus/server'
import { ADDRESS_HEADER } from '../auth'
import { Fault, isDiskFull } from '../fault'
import { bodyOf } from '../http/body'
import type { OpenLink } from '../links/open-link'
import { newId } from '../new-id'
import { networkOf } from '../people/attempts'
import { sha256Hex } from '../sha256'
import { madeSize } from './made-size'
import { reserveUpload } from './reserve-upload'
import { uploadId } from './upload-ids'
import { MAX_UPLOAD_BYTES, orderOf, type UploadOrder } from './upload-order'
import type { VisitUploads } from './visit-uploads'

/** A request that holds an upload has so long to end when another one wants it. */
const DRAIN_MS = 1000

interface Asked {
  readonly link: OpenLink
  readonly request: Request
  /** Of the link's uploads. */
  readonly path: string
}

/** `OPTIONS` and `POST`. Throws as `orderOf` and `reserveUpload`. */
export async function answerUploads(uploads: VisitUploads, asked: Asked): Promise<Response> {
  const { link, request, path } = asked
  if (request.method !== 'POST') return withTus(uploads, asked)
  const order = orderOf(request)
  const id = uploadId(link.row.id, order.key ?? newId<string>())
  if (!(await isKnown(uploads, link, id))) return withTus(uploads, asked, { id, order })
  return tusResponse(201, { location: `${path}/${id}` })
}

/** `HEAD`, `PATCH` and `DELETE` of one. Throws `not-found` for what is no upload of this link; as `finishUpload`. */
export async function answerUpload(uploads: VisitUploads, asked: Asked, id: string): Promise<Response> {
  const { link, request } = asked
  if (request.method === 'DELETE') await uploads.settled(id)
  const row = await link.drive.server.db.linkUpload.findUnique({ where: { id } })
  if (row?.linkId !== link.row.id) return answerMade(link, request, id)
  const received = await uploads.files.received(id)
  if (request.method === 'HEAD' && received?.size === Number(row.size)) {
    await uploads.finish(link, row)
    return answerMade(link, request, id)
  }
  return withTus(uploads, asked, { id })
}

/** An upload that is a node already: whole for whoever asks how far it came. */
async function answerMade(link: OpenLink, request: Request, id: string): Promise<Response> {
  const size = await madeSize(link, id)
  if (size === undefined || request.method === 'DELETE') throw new Fault('not-found')
  const length = String(size)
  if (request.method === 'HEAD') return tusResponse(200, { 'upload-offset': length, 'upload-length': length, 'cache-control': 'no-store' })
  // Its sender asks again how far it is, and hears that it is whole.
  for await (const _ of bodyOf(request));
  return tusResponse(409, {})
}

async function isKnown(uploads: VisitUploads, link: OpenLink, id: string): Promise<boolean> {
  if (await link.drive.server.db.linkUpload.findUnique({ where: { id }, select: { id: true } })) {
    await uploads.files.ensure(id)
    return true
  }
  return (await madeSize(link, id)) !== undefined
}

function tusResponse(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers: { 'tus-resumable': TUS_RESUMABLE, ...headers } })
}

async function withTus(
  uploads: VisitUploads,
  asked: Asked,
  upload?: { readonly id: string; readonly order?: UploadOrder },
): Promise<Response> {
  const response = await tusFor(uploads, asked, upload).handleWeb(asked.request)
  if (response.status >= 400 && response.status !== 409) throw faultFor(response.status)
  const headers = new Headers(response.headers)
  // Only our own pages ask.
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name)
  // A refusal that tus knows, like another offset, comes with words for people.
  await response.body?.cancel()
  headers.delete('content-length')
  return new Response(null, { status: response.status, headers })
}

function tusFor(
  uploads: VisitUploads,
  { link, request, path }: Asked,
  upload?: { readonly id: string; readonly order?: UploadOrder },
): TusServer {
  return new TusServer({
    path,
    datastore: uploads.files,
    locker: uploads.locks,
    lockDrainTimeout: DRAIN_MS,
    maxSize: MAX_UPLOAD_BYTES,
    // Ids are ours: nothing of an address is ever one.
    namingFunction: () => upload?.id ?? '',
    getFileIdFromRequest: () => upload?.id,
    generateUrl: (_, { id }) => `${path}/${id}`,
    onUploadCreate: async () => {
      if (!upload?.order) throw new Fault('bad-request')
      await reserveUpload(link, upload.id, upload.order, networkIn(link, request))
      return {}
    },
    onUploadFinish: async (_, { id }) => {
      const row = await link.drive.server.db.linkUpload.findUnique({ where: { id } })
      // Another request finished it, or gave it up.
      if (row) await uploads.finish(link, row)
      else if ((await madeSize(link, id)) === undefined) throw new Fault('not-found')
      return {}
    },
    onResponseError: (_, error) => {
      if (error === ERRORS.INVALID_OFFSET) return undefined
      throw toFault(error)
    },
  })
}

/** Nothing that names anybody is written down. */
function networkIn({ drive }: OpenLink, { headers }: Request): string {
  return sha256Hex(`${drive.server.secret} ${networkOf(headers.get(ADDRESS_HEADER) ?? '')}`)
}

function toFault(error: Error | { readonly status_code: number }): unknown {
  if (error instanceof Fault || isDiskFull(error)) return error
  return 'status_code' in error ? faultFor(error.status_code, error) : error
}

function faultFor(status: number, cause?: unknown): Fault {
  const kind =
    ({ 404: 'not-found', 410: 'not-found', 413: 'too-large' } as const)[status] ??
    (status >= 500 && status !== 501 ? 'internal' : 'bad-request')
  return new Fault(kind, undefined, { cause })
}
