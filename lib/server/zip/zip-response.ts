/** A zip file as a download, made while it is sent; its length is known before. */
import type { ZipOrder } from '../../core/protocol/zip'
import type { Drive } from '../drive'
import { attachment } from '../http/content-response'
import { streamOf } from '../http/stream-of'
import { zipEntries } from './zip-entries'
import { writeZip, zipSize } from './zip-writer'

const NAME = 'Lockstep'

export async function zipResponse(drive: Drive, request: Request, { nodes, name }: ZipOrder): Promise<Response> {
  const entries = await zipEntries(drive, nodes, request.signal)
  const headers = {
    'content-disposition': attachment(`${name || NAME}.zip`),
    'content-length': String(zipSize(entries)),
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'application/zip',
  }
  return new Response(request.method === 'HEAD' ? null : streamOf(writeZip(entries)), { headers })
}
