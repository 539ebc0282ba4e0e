/** A request whose refusal is looked at too, for the routes of signing in. What is no answer at all throws `RemoteFault`. */
import { RemoteFault } from '../../core/ports'
import { type FaultKind, FaultSchema } from '../../core/protocol/messages'

export async function respond(path: string, post?: unknown): Promise<Response> {
  const body = post === undefined ? {} : { method: 'POST', body: JSON.stringify(post), headers: { 'content-type': 'application/json' } }
  try {
    return await fetch(path, { cache: 'no-store', ...body })
  } catch (cause) {
    throw new RemoteFault('offline', { cause })
  }
}

/** The body, or `undefined` when it is not JSON. */
export async function json(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined)
}

export async function faultOf(response: Response): Promise<RemoteFault> {
  const fault = FaultSchema.safeParse(await json(response))
  const againS = Number(response.headers.get('retry-after')) || undefined
  return new RemoteFault(fault.success ? fault.data.error : faultOfStatus(response.status), { againS })
}

const BY_STATUS: Partial<Record<number, FaultKind>> = { 400: 'bad-request', 401: 'signed-out', 403: 'forbidden', 429: 'rate-limited' }

/** Of a refusal in another form than ours; a proxy that found no server is as good as no answer. */
function faultOfStatus(status: number): RemoteFault['kind'] {
  return BY_STATUS[status] ?? (status === 502 || status === 503 || status === 504 ? 'offline' : 'internal')
}
