/** Bodies, never longer than said, whatever their headers claim. */
import { type $ZodType, safeParse } from 'zod/v4/core'
import { Fault } from '../fault'

/** Throws `bad-request` for another type of content or a body that is not `schema`, `too-large` beyond `maxBytes`. */
export async function readJson<T>(request: Request, schema: $ZodType<T>, maxBytes: number): Promise<T> {
  requireType(request, 'application/json')
  const parsed = safeParse(schema, parse(await readText(request, maxBytes)))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  if (issue?.path[0] === 'protocol') throw new Fault('outdated')
  throw new Fault('bad-request', issue ? `${issue.path.join('.')}: ${issue.message}` : undefined)
}

export function requireType(request: Request, type: string): void {
  const given = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (given !== type) throw new Fault('bad-request', `content-type must be ${type}`)
}

export async function readText(request: Request, maxBytes: number): Promise<string> {
  return (await readBytes(request, maxBytes)).toString('utf8')
}

/** Throws `too-large`. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new Fault('too-large')
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of bodyOf(request)) {
    bytes += part.length
    if (bytes > maxBytes) throw new Fault('too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The body as it arrives; nothing when there is none. */
export async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body) yield* request.body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault('bad-request', 'not JSON')
  }
}
