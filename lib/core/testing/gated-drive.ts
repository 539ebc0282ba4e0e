/** A device's way to its drive: a decorator of RemoteDrive that ends with the device. What is under way arrives, but nobody hears the answer. */
import type { Manifest } from '../chunk/manifest'
import type { ChunkHash, ContentHash } from '../ids'
import type { Lead, RemoteDrive } from '../ports'
import type { Changes, Commit, CommitAnswer } from '../protocol/messages'
import type { PackedChunk } from '../protocol/pack'
import type { CrashGate } from './crash-gate'

export class GatedDrive implements RemoteDrive {
  constructor(
    private readonly drive: RemoteDrive,
    private readonly gate: CrashGate,
  ) {}

  lead(): Promise<Lead> {
    return this.gate.call(() => this.drive.lead())
  }

  changes(since: number, limit: number): Promise<Changes> {
    return this.gate.call(() => this.drive.changes(since, limit))
  }

  commit(commit: Commit): Promise<CommitAnswer> {
    return this.gate.call(async () => {
      this.gate.effects++
      return this.drive.commit(commit)
    })
  }

  missing(hashes: readonly ChunkHash[]): Promise<ReadonlySet<ChunkHash>> {
    return this.gate.call(() => this.drive.missing(hashes))
  }

  sendPack(chunks: readonly PackedChunk[], progress?: (bytes: number) => void): Promise<void> {
    return this.gate.call(() => this.drive.sendPack(chunks, bytes => this.gate.isShut || progress?.(bytes)))
  }

  async *fetchChunks(hashes: readonly ChunkHash[]): AsyncIterable<PackedChunk> {
    this.gate.pending++
    try {
      await this.gate.pass()
      for await (const chunk of this.drive.fetchChunks(hashes)) {
        await this.gate.pass()
        yield chunk
      }
    } finally {
      this.gate.pending--
    }
  }

  manifests(contents: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, Manifest>> {
    return this.gate.call(() => this.drive.manifests(contents))
  }

  subscribe(on: Parameters<RemoteDrive['subscribe']>[0]): () => void {
    const alive =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args) => {
        if (!this.gate.isShut) run(...args)
      }
    return this.drive.subscribe({
      advanced: alive(on.advanced),
      online: alive(on.online),
      offline: alive(on.offline),
      rights: alive(on.rights),
      refused: alive(on.refused),
    })
  }
}
