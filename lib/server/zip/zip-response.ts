/** A zip file as a download, made while it is sent; its length is known before. */
import type { ZipOrder } from '../../core/protocol/zip'
import type { Drive } from '../drive'
import { attachment } from '../http/content-response'
import { streamOf } from '../http/stream-of'
import { zipEntries } from './zip-entries'
import { inPlace, type ZipPlace } from './zip-places'
import { writeZip, type ZipEntry, zipSize } from './zip-writer'

const NAME = 'Lockstep'

/** As long as there is a place for it. Throws as `zipEntries`, and `rate-limited`. */
export async function zipResponse(drive: Drive, request: Request, { nodes, name }: ZipOrder, place: ZipPlace): Promise<Response> {
  request.signal.addEventListener('abort', place.release, { once: true })
  try {
    const entries = await zipEntries(drive, nodes, { gone: request.signal, hold: place.hold })
    if (request.method === 'HEAD') place.release()
    return responseOf(request, entries, name, bytes => inPlace(bytes, place))
  } catch (error) {
    place.release()
    throw error
  }
}

type Bytes = AsyncIterable<Uint8Array<ArrayBuffer>>

function responseOf(request: Request, entries: ZipEntry[], name: string | undefined, sent: (bytes: Bytes) => Bytes): Response {
  const headers = {
    'content-disposition': attachment(`${name || NAME}.zip`),
    'content-length': String(zipSize(entries)),
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'application/zip',
  }
  return new Response(request.method === 'HEAD' ? null : streamOf(sent(writeZip(entries))), { headers })
}
