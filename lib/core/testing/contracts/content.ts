/** Contents for the contracts: text as bytes, streams of bytes, and long patterns that need no memory to compare. */

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text) as Uint8Array<ArrayBuffer>
}

export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** The parts of a content, one after the other; an `Error` among them is thrown, a function is run and waited for. */
export async function* contentOf(
  ...parts: readonly (string | Uint8Array<ArrayBuffer> | Error | (() => Promise<unknown>))[]
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    if (typeof part === 'function') await part()
    else yield typeof part === 'string' ? bytesOf(part) : part
  }
}

/** A whole stream as text. */
export async function textOfAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const streaming = new TextDecoder()
  let text = ''
  for await (const bytes of stream) text += streaming.decode(bytes, { stream: true })
  return text + streaming.decode()
}

/** The byte at `at` of every pattern: it depends on the place, so that lost, doubled or swapped blocks show. */
export function patternByte(at: number): number {
  return (Math.imul(at, 2654435761) >>> 24) & 0xff
}

export function pattern(from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = patternByte(from + i)
  return bytes
}

export async function* patternStream(length: number, step: number): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < length; at += step) yield pattern(at, Math.min(step, length - at))
}

/** How many bytes of `stream` agree with the pattern before the first that does not; its length when all do. */
export async function patternLength(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let at = 0
  for await (const bytes of stream) {
    const agrees = agreement(bytes, at)
    at += agrees
    if (agrees < bytes.length) break
  }
  return at
}

function agreement(bytes: Uint8Array, from: number): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== patternByte(from + i)) return i
  return bytes.length
}
