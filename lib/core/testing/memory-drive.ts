/**
 * The RemoteDrive port of one device, straight into a server in memory: every message goes through the schemas as it
 * would over a wire, and what is sent and fetched is counted.
 */
import type { Manifest } from '../chunk/manifest'
import type { ChunkHash, ContentHash, DeviceId } from '../ids'
import { type Lead, type RemoteDrive, RemoteFault } from '../ports'
import { type Changes, ChangesSchema, type Commit, type CommitAnswer, CommitAnswerSchema, CommitSchema } from '../protocol/messages'
import type { PackedChunk } from '../protocol/pack'
import type { MemoryServer } from './memory-server'

/** Bytes and chunks that crossed the wire, and the requests that carried them. */
export interface Traffic {
  requests: number
  commits: number
  chunksSent: number
  bytesSent: number
  chunksFetched: number
  bytesFetched: number
}

export function noTraffic(): Traffic {
  return { requests: 0, commits: 0, chunksSent: 0, bytesSent: 0, chunksFetched: 0, bytesFetched: 0 }
}

export class MemoryDrive implements RemoteDrive {
  readonly traffic = noTraffic()

  constructor(
    private readonly server: MemoryServer,
    private readonly device: DeviceId,
  ) {}

  async lead(): Promise<Lead> {
    this.request()
    return { fence: this.server.lead(this.device), readOnly: !this.server.mayWrite(this.device) }
  }

  async changes(since: number, limit: number): Promise<Changes> {
    this.request()
    return ChangesSchema.parse(this.server.changes(since, limit))
  }

  async commit(commit: Commit): Promise<CommitAnswer> {
    this.request()
    this.traffic.commits++
    const answer = await this.server.commit(this.device, CommitSchema.parse(commit))
    if (!answer) throw new RemoteFault('offline')
    return CommitAnswerSchema.parse(answer)
  }

  async missing(hashes: readonly ChunkHash[]): Promise<ReadonlySet<ChunkHash>> {
    this.request()
    return new Set(hashes.filter(hash => !this.server.data.chunks.has(hash)))
  }

  async sendPack(chunks: readonly PackedChunk[], progress?: (bytes: number) => void): Promise<void> {
    this.request()
    const bytes = size(chunks)
    this.traffic.chunksSent += chunks.length
    this.traffic.bytesSent += bytes
    this.server.store(chunks)
    progress?.(bytes)
  }

  async *fetchChunks(hashes: readonly ChunkHash[]): AsyncIterable<PackedChunk> {
    this.request()
    for (const hash of hashes) {
      const bytes = this.server.data.chunks.get(hash)
      if (!bytes) continue
      this.traffic.chunksFetched++
      this.traffic.bytesFetched += bytes.length
      yield { hash, bytes: bytes.slice() }
    }
  }

  async manifests(contents: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, Manifest>> {
    this.request()
    const found = new Map<ContentHash, Manifest>()
    for (const content of contents) {
      const manifest = this.server.manifest(content)
      if (manifest) found.set(content, manifest)
    }
    return found
  }

  subscribe(on: Parameters<RemoteDrive['subscribe']>[0]): () => void {
    const stop = this.server.subscribe({ device: this.device, advanced: message => on.advanced(message), rights: () => on.rights() })
    on.online()
    return stop
  }

  private request(): void {
    if (this.server.revoked.has(this.device)) throw new RemoteFault('device-revoked')
    this.traffic.requests++
  }
}

function size(chunks: readonly PackedChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.bytes.length, 0)
}
