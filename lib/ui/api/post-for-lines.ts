/** A request whose answer comes line by line, as long as the work takes. */
import { type $ZodType, safeParse } from 'zod/v4/core'
import { RemoteFault } from '../../core/ports'
import { FaultSchema } from '../../core/protocol/messages'
import { faultOf } from './request'

const LINES = 'application/x-ndjson'
/** A server that says nothing for so long is none. */
const STILL_MS = 60_000

/** Each line, parsed as JSON. Throws `RemoteFault`, or the signal's reason. */
export async function* postForLines(path: string, body: object, signal: AbortSignal): AsyncGenerator<unknown> {
  const still = new AbortController()
  let timer = setTimeout(() => still.abort(), STILL_MS)
  try {
    const headers = { accept: LINES, 'content-type': 'application/json' }
    const either = AbortSignal.any([signal, still.signal])
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store', signal: either })
    if (!response.ok) throw await faultOf(response)
    let rest = ''
    for await (const part of textsOf(response)) {
      clearTimeout(timer)
      timer = setTimeout(() => still.abort(), STILL_MS)
      const lines = (rest + part).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line)
    }
  } catch (cause) {
    signal.throwIfAborted()
    throw cause instanceof RemoteFault ? cause : new RemoteFault('offline', { cause })
  } finally {
    clearTimeout(timer)
    still.abort()
  }
}

async function* textsOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value
}

/** A line that is the answer. Throws the `RemoteFault` that it carries instead. */
export function answerIn<Answer>(schema: $ZodType<Answer>, line: unknown): Answer {
  const fault = FaultSchema.safeParse(line)
  if (fault.success) throw new RemoteFault(fault.data.error)
  const answer = safeParse(schema, line)
  if (!answer.success) throw new RemoteFault('offline', { cause: answer.error })
  return answer.data
}
