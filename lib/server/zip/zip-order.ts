/** What a request wants zipped: in its query, or as JSON. */
import { type ZipOrder, ZipSchema } from '../../core/protocol/zip'
import { Fault } from '../fault'
import { readJson } from '../http/body'

/** Ten thousand ids. */
const MAX_BYTES = 512 * 1024

/** Throws `bad-request`, `too-large`. */
export async function zipOrderOf(request: Request, query: URLSearchParams): Promise<ZipOrder> {
  return request.method === 'POST' ? readJson(request, ZipSchema, MAX_BYTES) : orderIn(query)
}

function orderIn(fields: URLSearchParams): ZipOrder {
  const nodes = fields.getAll('nodes').flatMap(text => text.split(','))
  const order = ZipSchema.safeParse({ nodes, name: fields.get('name') ?? undefined })
  if (!order.success) throw new Fault('bad-request', order.error.issues[0]?.message)
  return order.data
}
