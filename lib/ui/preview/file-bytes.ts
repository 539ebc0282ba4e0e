/**
 * The bytes of one file, for whoever shows it: addresses for elements that fetch by themselves, and ranges for the rest.
 * One of these is one immutable content: its revision is named in every address, so that two ranges never mix two states.
 */
import { faultIn } from '../../browser/remote/http'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { comeAgainMs } from '../api/come-again'
import { pause } from '../api/pause'

export interface FileBytes {
  /** The same key has the same bytes. */
  readonly key: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** For passive elements: `img`, `video`, `audio`. */
  readonly inlineUrl: string
  /** `undefined`: it may be looked at and no more. */
  readonly downloadUrl: string | undefined
  /** `from` to `to`, exclusive; shorter at the end of the file. Throws `RemoteFault`, or the signal's reason. */
  read(from: number, to: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** A small picture of it, longest side 1024; `undefined`: there is none. Throws as `read` does. */
  thumbnail(signal: AbortSignal): Promise<Blob | undefined>
}

export interface ShownFile {
  readonly node: NodeId
  readonly name: string
  readonly revision: RevisionId
  /** Bytes. */
  readonly size: number
}

/** Where the bytes of a file come from. */
export type BytesOf = (file: ShownFile) => FileBytes

export const THUMBNAIL_PX = 1024
const PATIENCE_MS = 60_000
const THUMBNAIL_TRIES = 8

export function driveBytes(drive: DriveId): BytesOf {
  return file => serverBytes(`/api/drives/${drive}`, file)
}

/** `under`: the address of what holds the file, a drive or a shared link. */
export function serverBytes(under: string, { node, name, revision, size }: ShownFile): FileBytes {
  const at = `${under}/nodes/${node}`
  const inlineUrl = `${at}/content?revision=${revision}&inline=1`
  return {
    key: `${at}/${revision}`,
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
    const wait = comeAgainMs(response)
    if (wait === undefined) throw await faultOf(response)
    await pause(wait, signal)
  }
  return undefined
}

function ask(url: string, signal: AbortSignal, headers: Record<string, string>): Promise<Response> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
  return answered(signal, () => fetch(url, { cache: 'no-store', redirect: 'error', headers, signal: either }))
}

async function faultOf(response: Response): Promise<RemoteFault> {
  return faultIn(await response.text().catch(() => ''), response.headers)
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
