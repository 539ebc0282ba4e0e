/** What a request wants zipped: in its query, in a form that a page sends to get a download, or as JSON. */
import { type ZipOrder, ZipSchema } from '../../core/protocol/zip'
import { Fault } from '../fault'
import { readJson, readText } from '../http/body'

/** Ten thousand ids. */
const MAX_BYTES = 512 * 1024
const FORM = 'application/x-www-form-urlencoded'

/** Throws `bad-request`, `too-large`. */
export async function zipOrderOf(request: Request, query: URLSearchParams): Promise<ZipOrder> {
  if (request.method !== 'POST') return orderIn(query)
  if (!request.headers.get('content-type')?.toLowerCase().startsWith(FORM)) return readJson(request, ZipSchema, MAX_BYTES)
  return orderIn(new URLSearchParams(await readText(request, MAX_BYTES)))
}

function orderIn(fields: URLSearchParams): ZipOrder {
  const nodes = fields.getAll('nodes').flatMap(text => text.split(','))
  const order = ZipSchema.safeParse({ nodes, name: fields.get('name') ?? undefined })
  if (!order.success) throw new Fault('bad-request', order.error.issues[0]?.message)
  return order.data
}
