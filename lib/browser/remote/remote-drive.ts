/** The RemoteDrive port over HTTP, with pushes from the tab's socket. Every answer is parsed, every chunk is hashed. */
import { contentHash, type Manifest, type Sha256 } from '../../core/chunk/manifest'
import type { ChunkHash, ContentHash, DriveId } from '../../core/ids'
import { type RemoteDrive, RemoteFault } from '../../core/ports'
import { ChangesSchema, CommitAnswerSchema, HashesSchema, LeadSchema, ManifestsSchema } from '../../core/protocol/messages'
import { BadPack, frame, type PackedChunk, readPack } from '../../core/protocol/pack'
import type { Http } from './http'
import type { Pushes } from './pushes'
import { type SendBody, sendBodyByXhr } from './send-body'

/** What one request may name; see the schemas. */
const HASHES_AT_ONCE = 10_000
const CONTENTS_AT_ONCE = 100
/** Chunks whose hashes are computed while the next ones arrive. */
const HASHING = 4

export interface RemoteParts {
  readonly http: Http
  readonly pushes: Pushes
  readonly sha256: Sha256
  readonly sendBody?: SendBody
}

export function createRemoteDrive(drive: DriveId, { http, pushes, sha256, sendBody = sendBodyByXhr }: RemoteParts): RemoteDrive {
  const path = (rest: string) => `/api/drives/${drive}/${rest}`

  return {
    lead: () => http.json('POST', path('lead'), LeadSchema),
    changes: (since, limit) => http.json('GET', path(`changes?since=${since}&limit=${limit}`), ChangesSchema),
    commit: commit => http.json('POST', path('commits'), CommitAnswerSchema, commit),
    async missing(hashes) {
      const missing = new Set<ChunkHash>()
      for (const part of inParts(hashes, HASHES_AT_ONCE)) {
        const answer = await http.json('POST', path('chunks/missing'), HashesSchema, { hashes: part })
        for (const hash of answer.hashes) missing.add(hash)
      }
      return missing
    },
    async sendPack(chunks, progress) {
      const body = new Blob(chunks.flatMap(({ hash, bytes }) => [frame(hash, bytes.length), bytes]))
      const total = chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)
      const told = stepsOf(total, body.size, progress)
      const headers = { ...http.headers, 'content-type': 'application/octet-stream' }
      await sendBody({ url: http.url(path('packs')), headers, body, progress: told })
      told(body.size)
    },
    async *fetchChunks(hashes) {
      for (const part of inParts(hashes, HASHES_AT_ONCE)) yield* verified(http.bytes(path('chunks/read'), { hashes: part }), sha256)
    },
    async manifests(contents) {
      const found = new Map<ContentHash, Manifest>()
      for (const part of inParts(contents, CONTENTS_AT_ONCE)) {
        const { manifests } = await http.json('POST', path('manifests'), ManifestsSchema, { contents: part })
        for (const content of part) {
          const manifest = manifests[content]
          if (manifest) found.set(content, await fitting(manifest, content, sha256))
        }
      }
      return found
    },
    subscribe: on => pushes.subscribe(drive, on),
  }
}

function* inParts<T>(all: readonly T[], size: number): Iterable<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

/** Turns "so much of the body is gone" into steps that add up to the chunks' bytes, whatever the frames add. */
function stepsOf(total: number, bodySize: number, progress: ((bytes: number) => void) | undefined): (sent: number) => void {
  let told = 0
  return sent => {
    const now = Math.floor((total * Math.min(sent, bodySize)) / bodySize)
    if (now > told) progress?.(now - told)
    told = Math.max(told, now)
  }
}

async function* verified(body: AsyncIterable<Uint8Array>, sha256: Sha256): AsyncIterable<PackedChunk> {
  const bytes = body[Symbol.asyncIterator]()
  const ahead: Promise<PackedChunk>[] = []
  try {
    for await (const chunk of readPack({ [Symbol.asyncIterator]: () => bytes })) {
      const checking = checked(chunk, sha256)
      // A bad chunk is thrown when its turn comes; until then nobody listens.
      checking.catch(() => {})
      ahead.push(checking)
      if (ahead.length > HASHING) yield (await ahead.shift()) as PackedChunk
    }
    for (const rest of ahead) yield await rest
  } catch (error) {
    throw error instanceof BadPack ? new RemoteFault('offline', { cause: error }) : error
  } finally {
    await bytes.return?.()
  }
}

async function checked(chunk: PackedChunk, sha256: Sha256): Promise<PackedChunk> {
  if ((await sha256(chunk.bytes)) !== chunk.hash)
    throw new RemoteFault('offline', { cause: new BadPack('the bytes are not those of the hash') })
  return chunk
}

async function fitting(manifest: Manifest, content: ContentHash, sha256: Sha256): Promise<Manifest> {
  if ((await contentHash(manifest, sha256)) !== content)
    throw new RemoteFault('offline', { cause: 'the manifest is not that of the content' })
  return manifest
}
