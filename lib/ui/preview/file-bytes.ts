/**
 * The bytes of one file, for whoever shows it: addresses for elements that fetch by themselves, and ranges for the rest.
 * One of these is one immutable content: its revision is named in every address, so that two ranges never mix two states.
 */
import { faultIn } from '../../browser/remote/http'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'

export interface FileBytes {
  /** The same key has the same bytes. */
  readonly key: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** For passive elements: `img`, `video`, `audio`. */
  readonly inlineUrl: string
  readonly downloadUrl: string
  /** `from` to `to`, exclusive; shorter at the end of the file. Throws `RemoteFault`, or the signal's reason. */
  read(from: number, to: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** A small picture of it, longest side 1024; `undefined`: there is none. Throws as `read` does. */
  thumbnail(signal: AbortSignal): Promise<Blob | undefined>
}

export interface ShownFile {
  readonly drive: DriveId
  readonly node: NodeId
  readonly name: string
  readonly revision: RevisionId
  /** Bytes. */
  readonly size: number
}

export const THUMBNAIL_PX = 1024
const PATIENCE_MS = 60_000
const THUMBNAIL_TRIES = 8
const LONGEST_WAIT_S = 5

export function serverFileBytes({ drive, node, name, revision, size }: ShownFile): FileBytes {
  const at = `/api/drives/${drive}/nodes/${node}`
  const inlineUrl = `${at}/content?revision=${revision}&inline=1`
  return {
    key: `${drive}/${node}/${revision}`,
    name,
    size,
    inlineUrl,
    downloadUrl: `${at}/content?revision=${revision}`,
    read: (from, to, signal) => readRange(inlineUrl, from, Math.min(to, size), signal),
    thumbnail: signal => readThumbnail(`${at}/thumbnail?size=${THUMBNAIL_PX}&revision=${revision}`, signal),
  }
}

async function readRange(url: string, from: number, to: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  if (from >= to) return new Uint8Array()
  const response = await ask(url, signal, { range: `bytes=${from}-${to - 1}` })
  if (response.status === 416) return new Uint8Array()
  if (!response.ok) throw await faultOf(response)
  const bytes = await answered(signal, async () => new Uint8Array(await response.arrayBuffer()))
  return response.status === 206 ? bytes : bytes.slice(from, to)
}

/** The server makes it when it is first asked for, and says when to come again. */
async function readThumbnail(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  for (let tries = 0; tries < THUMBNAIL_TRIES; tries++) {
    const response = await ask(url, signal, {})
    if (response.status === 200) return answered(signal, () => response.blob())
    if (response.status === 404) return undefined
    if (response.status !== 202) throw await faultOf(response)
    await pause(Math.min(LONGEST_WAIT_S, Math.max(1, Number(response.headers.get('retry-after')) || 1)) * 1000, signal)
  }
  return undefined
}

function ask(url: string, signal: AbortSignal, headers: Record<string, string>): Promise<Response> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
  return answered(signal, () => fetch(url, { cache: 'no-store', redirect: 'error', headers, signal: either }))
}

async function faultOf(response: Response): Promise<RemoteFault> {
  return faultIn(await response.text().catch(() => ''))
}

/** What the network throws is no answer, unless it was told to stop. */
async function answered<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    signal.throwIfAborted()
    throw new RemoteFault('offline', { cause })
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
