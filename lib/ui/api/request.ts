/**
 * One request of a screen to the server: JSON in, parsed JSON out. Whatever is not a useful answer throws `RemoteFault`;
 * it knows no routes.
 */
import type { z } from 'zod'
import { RemoteFault } from '../../core/ports'
import { type FaultKind, FaultSchema } from '../../core/protocol/messages'

export interface Send {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** The answer's body as `schema` says. */
export async function request<T>(schema: z.ZodType<T>, path: string, send: Send = {}): Promise<T> {
  const response = await respond(path, send)
  if (!response.ok) throw await faultOf(response)
  const body = schema.safeParse(await json(response))
  if (!body.success) throw new RemoteFault('internal', { cause: body.error })
  return body.data
}

/** Any answer at all, also a refusal. */
export async function respond(path: string, { method = 'GET', body, signal }: Send = {}): Promise<Response> {
  const init: RequestInit = { method, ...(signal && { signal }) }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'content-type': 'application/json' }
  }
  try {
    return await fetch(path, init)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new RemoteFault('offline', { cause })
  }
}

export async function faultOf(response: Response): Promise<RemoteFault> {
  const fault = FaultSchema.safeParse(await json(response))
  return new RemoteFault(fault.success ? fault.data.error : faultOfStatus(response.status))
}

/** The body, or `undefined` when it is not JSON. */
export async function json(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined)
}

const BY_STATUS: Partial<Record<number, FaultKind>> = {
  400: 'bad-request',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  429: 'rate-limited',
}

/** A refusal that did not come from our own handlers; a proxy that found no server is as good as no answer. */
function faultOfStatus(status: number): 'offline' | FaultKind {
  return BY_STATUS[status] ?? (status === 502 || status === 503 || status === 504 ? 'offline' : 'internal')
}
