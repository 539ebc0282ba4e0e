/**
 * Small pictures of images, made once and kept. Nobody waits for the making: the first to ask is told to come back.
 * What was asked for last is made first, because that is what is on somebody's screen.
 */
import { extensionOf } from '../../core/file-kind'
import { collectContent } from '../collect-content'
import type { FileContent } from '../content'
import { createHelper, type Helper, scriptBeside } from '../helper/helper'
import type { Logger } from '../log'
import type { ThumbnailJob } from './make-thumbnail'
import type { ThumbnailCache, ThumbnailKey } from './thumbnail-cache'

export const THUMBNAIL_SIZES = [256, 1024] as const
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number]

export type Thumbnail =
  /** WebP. */
  | { readonly kind: 'ready'; readonly bytes: Buffer<ArrayBuffer> }
  | { readonly kind: 'making' }
  /** Its kind has none, it is too large, or it is not what its name says. */
  | { readonly kind: 'none' }

export interface Thumbnails {
  /** `drive`: the one that the content was opened in. */
  get(drive: string, content: FileContent, size: ThumbnailSize): Promise<Thumbnail>
  /** What they take on the disk. */
  bytes(): Promise<number>
  /** When nothing is being made any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** What the decoders here read. HEIC and camera formats are not among them. */
const EXTENSIONS = new Set('avif gif jpeg jpg png svg tif tiff webp'.split(' '))
const MAX_INPUT_BYTES = 64 * 1024 * 1024
/** Waiting ones beyond this are forgotten, the longest waiting first; whoever still wants them asks again. */
const MAX_WAITING = 400

interface Waiting {
  readonly key: ThumbnailKey
  readonly content: FileContent
}

export const THUMBNAIL_HELPER = {
  script: scriptBeside(import.meta.url, 'make-thumbnail'),
  timeoutMs: 30_000,
  idleMs: 60_000,
  memoryMebibytes: 256,
  background: true,
}

export function createThumbnails(
  cache: ThumbnailCache,
  log: Logger,
  helper: Helper<ThumbnailJob, Uint8Array> = createHelper(THUMBNAIL_HELPER),
): Thumbnails {
  const waiting = new Map<string, Waiting>()
  let making: string | undefined
  let closed = false
  let work: Promise<void> = Promise.resolve()

  function enqueue(name: string, wanted: Waiting): void {
    // Set anew, it stands at the end, and the end is served first.
    waiting.delete(name)
    waiting.set(name, wanted)
    const [longest] = waiting.keys()
    if (waiting.size > MAX_WAITING && longest !== undefined) waiting.delete(longest)
    if (making === undefined) work = makeAll()
  }

  async function makeAll(): Promise<void> {
    for (let next = takeLast(waiting); next && !closed; next = takeLast(waiting)) {
      making = next[0]
      await make(next[1]).catch((error: unknown) => log.warn({ err: error }, 'a thumbnail could not be made'))
    }
    making = undefined
  }

  async function make({ key, content }: Waiting): Promise<void> {
    const known = await cache.read(key)
    if (known) return
    const made = await helper.run({ bytes: await collectContent(content), size: key.size })
    if (made.kind === 'closed') return
    if (made.kind === 'done') return cache.write(key, made.result)
    log.info({ how: made.kind, detail: made.kind === 'threw' ? made.detail : undefined }, 'a content gives no thumbnail')
    return cache.writeNone(key)
  }

  return {
    async get(drive, content, size) {
      if (!EXTENSIONS.has(extensionOf(content.name)) || content.size === 0 || content.size > MAX_INPUT_BYTES) return { kind: 'none' }
      const key = { drive, content: content.hash, size }
      const found = await cache.read(key)
      if (found === 'none') return { kind: 'none' }
      if (found) return { kind: 'ready', bytes: found }
      const name = `${drive} ${content.hash} ${size}`
      if (making !== name && !closed) enqueue(name, { key, content })
      return { kind: 'making' }
    },
    bytes: () => cache.bytes(),
    async settled() {
      while (making !== undefined) await work
    },
    async close() {
      closed = true
      waiting.clear()
      helper.close()
      await work
    },
  }
}

function takeLast<Key, Value>(map: Map<Key, Value>): [Key, Value] | undefined {
  const last = [...map].at(-1)
  if (last) map.delete(last[0])
  return last
}
