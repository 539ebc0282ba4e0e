/**
 * Gives the server the contents of files, in pieces: one reading serves cutting, hashing and sending, a bounded part
 * is in memory, and only chunks that the drive lacks travel. Knows nothing of names.
 */
import { cutStream } from '../../core/chunk/cut-stream'
import { contentHash, type Manifest, type ManifestChunk, manifestSize, type Sha256 } from '../../core/chunk/manifest'
import type { ChunkHash, ContentHash } from '../../core/ids'
import type { PackedChunk } from '../../core/protocol/pack'
import { createLimit, type Limit } from '../limit'
import type { PageDrive } from '../remote/page-drive'

export type SentContent =
  | { readonly kind: 'sent'; readonly content: ContentHash; readonly size: number; readonly chunks: Manifest }
  /** `changed`: it is not the file any more that was chosen. */
  | { readonly kind: 'changed' | 'gone' | 'unreadable' }

export interface SendParts {
  readonly drive: Pick<PageDrive, 'missing' | 'sendPack'>
  readonly sha256: Sha256
  /** Bytes of a file (by its place among the files) that the server has acknowledged, or had. */
  readonly progress?: (file: number, bytes: number) => void
  readonly signal?: AbortSignal
  /** Shared among those that send at the same time. */
  readonly packs?: PackFlow
  /** Only find out what they are; nothing is sent. */
  readonly dry?: boolean
}

/** Somebody wanted it no more. */
export class Aborted extends Error {}

const READ_BYTES = 1024 * 1024
const PACKS_AT_ONCE = 3
/** Of one call: what it may hold in memory, besides the one that fills. */
const WAITING_PACKS = 2
const MIN_PACK_BYTES = 512 * 1024
const MAX_PACK_BYTES = 8 * 1024 * 1024
/** A pack should take about so long: progress moves, and little is lost with a line. */
const SHORT_MS = 1000
const LONG_MS = 4000

/** How large packs are, and how many travel at once. */
export class PackFlow {
  readonly limit: Limit = createLimit(PACKS_AT_ONCE)
  bytes = 2 * MIN_PACK_BYTES

  constructor(private readonly now: () => number) {}

  async send(work: () => Promise<void>): Promise<void> {
    await this.limit.run(async () => {
      const began = this.now()
      await work()
      const ms = this.now() - began
      if (ms < SHORT_MS) this.bytes = Math.min(MAX_PACK_BYTES, this.bytes * 2)
      else if (ms > LONG_MS) this.bytes = Math.max(MIN_PACK_BYTES, this.bytes / 2)
    })
  }
}

/** One answer for each file, in order; when all is acknowledged. Throws `RemoteFault`, and `Aborted`. */
export async function sendContents(files: readonly Blob[], parts: SendParts): Promise<SentContent[]> {
  const packer = new Packer(parts)
  const read: (Manifest | 'changed' | 'gone' | 'unreadable')[] = []
  try {
    for (const [i, file] of files.entries()) read.push(await readFile(file, i, parts, packer))
    packer.flush()
  } finally {
    await packer.drained()
  }
  packer.check()
  return Promise.all(read.map(chunks => answerFor(chunks, parts.sha256)))
}

async function answerFor(chunks: Manifest | 'changed' | 'gone' | 'unreadable', sha256: Sha256): Promise<SentContent> {
  if (typeof chunks === 'string') return { kind: chunks }
  return { kind: 'sent', content: await contentHash(chunks, sha256), size: manifestSize(chunks), chunks }
}

async function readFile(
  file: Blob,
  index: number,
  { sha256, signal }: SendParts,
  packer: Packer,
): Promise<Manifest | 'changed' | 'gone' | 'unreadable'> {
  const manifest: ManifestChunk[] = []
  try {
    for await (const bytes of cutStream(slices(file))) {
      if (signal?.aborted) throw new Aborted()
      const hash = (await sha256(bytes)) as ChunkHash
      manifest.push({ hash, size: bytes.length })
      await packer.add({ hash, bytes }, index)
    }
  } catch (error) {
    if (error instanceof DOMException) return readProblem(error)
    throw error
  }
  return manifestSize(manifest) === file.size ? manifest : 'changed'
}

/** The next is read while this one is used. */
async function* slices(file: Blob): AsyncIterable<Uint8Array> {
  const read = (from: number) => (from < file.size ? file.slice(from, from + READ_BYTES).arrayBuffer() : undefined)
  let next = read(0)
  for (let from = READ_BYTES; next; from += READ_BYTES) {
    const bytes = new Uint8Array(await next)
    next = read(from)
    // It is waited for in a moment; should nobody come back, its failure is nobody's.
    next?.catch(() => {})
    yield bytes
  }
}

function readProblem({ name }: DOMException): 'changed' | 'gone' | 'unreadable' {
  if (name === 'NotFoundError') return 'gone'
  return name === 'NotReadableError' ? 'changed' : 'unreadable'
}

interface FileChunk extends PackedChunk {
  readonly file: number
}

/** Gathers chunks into packs and sees them off. */
class Packer {
  private pack: FileChunk[] = []
  private bytes = 0
  private readonly sending = new Set<Promise<void>>()
  private readonly flow: PackFlow
  private failure: { readonly error: unknown } | undefined

  constructor(private readonly parts: SendParts) {
    this.flow = parts.packs ?? new PackFlow(() => 0)
  }

  async add(chunk: PackedChunk, file: number): Promise<void> {
    if (this.parts.dry) return
    this.pack.push({ ...chunk, file })
    this.bytes += chunk.bytes.length
    if (this.bytes >= this.flow.bytes) this.flush()
    if (this.sending.size > WAITING_PACKS) await Promise.race(this.sending)
    this.check()
  }

  flush(): void {
    const { pack } = this
    if (pack.length === 0) return
    this.pack = []
    this.bytes = 0
    const sent = this.send(pack)
      .catch(error => {
        this.failure ??= { error }
      })
      .finally(() => this.sending.delete(sent))
    this.sending.add(sent)
  }

  async drained(): Promise<void> {
    await Promise.all(this.sending)
  }

  check(): void {
    if (this.failure) throw this.failure.error
  }

  private async send(pack: readonly FileChunk[]): Promise<void> {
    const { drive, signal, progress } = this.parts
    const unique = new Map(pack.map(chunk => [chunk.hash, chunk]))
    const missing = await drive.missing([...unique.keys()])
    const told = (chunks: readonly FileChunk[]) => {
      for (const { file, bytes } of chunks) progress?.(file, bytes.length)
    }
    told(pack.filter(({ hash }) => !missing.has(hash)))
    const needed = [...unique.values()].filter(({ hash }) => missing.has(hash))
    if (needed.length === 0) return
    if (signal?.aborted) throw new Aborted()
    await this.flow.send(() => drive.sendPack(needed))
    told(pack.filter(({ hash }) => missing.has(hash)))
  }
}
