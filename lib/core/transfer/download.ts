/** Brings the server's content to the disk. Chunks that lie in the folder already are not fetched; every chunk is verified by its hash. */
import { type Manifest, type ManifestChunk, shortManifest } from '../chunk/manifest'
import { pathKey } from '../device-trees'
import type { ChunkHash, ContentHash, NodeId } from '../ids'
import { drain } from '../pool'
import type { Intent, StateChange, WriteResult } from '../ports'
import type { Plan } from '../reconcile'
import { type Fingerprint, observedOwnWrite, type RemoteEntry } from '../sides'
import { samePlace } from '../tree'
import { type Doing, RECEIVE, Stopped } from './context'
import { groups } from './read-contents'

const GROUPS_AT_ONCE = 3
/** A large file is fetched in requests of about this size, one ahead of the writing. */
const FETCH_BYTES = 8 * 1024 * 1024

/** One file to write: its content, where, and what may stand there now. */
interface Target {
  readonly id: NodeId
  readonly path: readonly string[]
  readonly content: ContentHash
  readonly size: number
  readonly expected: Fingerprint | 'absent'
  /** The server's entry that is brought here; by the time it lies here the server may have another. */
  readonly remote: RemoteEntry
}

export function isLargeDownload(doing: Doing, id: NodeId): boolean {
  const remote = doing.trees.remote.get(id)
  return remote?.kind === 'file' && remote.chunks > 1
}

/** Downloads files of one chunk or none, many to a request. */
export async function downloadSmall(doing: Doing, plan: Plan, ids: readonly NodeId[]): Promise<void> {
  const targets = ids.map(id => targetOf(doing, plan, id)).filter(target => target !== undefined)
  targets.sort((a, b) => a.size - b.size)
  await drain(
    groups(targets, target => target.size),
    GROUPS_AT_ONCE,
    async group => {
      if (!doing.isInterrupted()) await downloadGroup(doing, plan, group)
    },
  )
}

export async function downloadLarge(doing: Doing, plan: Plan, id: NodeId): Promise<void> {
  const target = targetOf(doing, plan, id)
  if (!target) return
  const manifest = (await doing.drive.manifests([target.content])).get(target.content)
  if (!manifest) return doing.waiting.fail(id, 'content-missing', RECEIVE, doing.clock.now())
  await intend(doing, [target])
  try {
    const result = await doing.folder.write(target.path, target.expected, chunksOf(doing, manifest))
    written(doing, plan, target, result)
  } catch (error) {
    if (!(error instanceof MissingContent)) throw error
    doing.waiting.fail(id, 'content-missing', RECEIVE, doing.clock.now())
  } finally {
    await forget(doing, [target], { manifestsPut: [{ content: target.content, manifest }] })
  }
}

/** The files are whole, or as they were. */
async function forget(doing: Doing, targets: readonly Target[], more: StateChange = {}): Promise<void> {
  for (const { path } of targets) doing.trees.writing.delete(pathKey(path))
  await doing.trees.save({ ...more, ...doing.trees.intentsWritten(targets) })
}

/** `undefined` when the trees moved on since the plan, or the place is not ready. */
function targetOf(doing: Doing, plan: Plan, id: NodeId): Target | undefined {
  const { trees } = doing
  const target = plan.target(id)
  const remote = trees.remote.get(id)
  const local = trees.local.get(id)
  if (target?.kind !== 'file' || remote?.kind !== 'file' || remote.content === undefined || target.content !== remote.content)
    return undefined
  const parent = trees.localPath(target.parent)
  const path = local ? trees.localPath(id) : parent && [...parent, target.name]
  if (!path) return undefined
  return {
    id,
    path,
    content: remote.content,
    size: remote.size,
    expected: (local?.kind === 'file' && local.fingerprint) || 'absent',
    remote,
  }
}

async function downloadGroup(doing: Doing, plan: Plan, group: readonly Target[]): Promise<void> {
  await intend(doing, group)
  const wanted = new Map<ChunkHash, Target[]>()
  const writes: Promise<void>[] = []
  const write = (target: Target, bytes: Uint8Array<ArrayBuffer>) => {
    writes.push(doing.folder.write(target.path, target.expected, once(bytes)).then(result => written(doing, plan, target, result)))
  }
  for (const target of group) {
    const [chunk] = shortManifest(target.content, target.size)
    if (!chunk) write(target, new Uint8Array(0))
    else wanted.set(chunk.hash, [...(wanted.get(chunk.hash) ?? []), target])
  }
  const sizes = [...wanted].map(([hash, [target]]) => ({ hash, size: target?.size ?? 0 }))
  try {
    for await (const { hash, bytes } of obtain(doing, sizes)) {
      for (const target of wanted.get(hash) ?? []) write(target, bytes)
      wanted.delete(hash)
    }
    for (const target of [...wanted.values()].flat()) doing.waiting.fail(target.id, 'content-missing', RECEIVE, doing.clock.now())
  } finally {
    await Promise.all(writes)
    await forget(doing, group)
  }
}

/** A write leaves something half-done for a moment: after a crash just then it must not be taken for somebody's. */
async function intend(doing: Doing, targets: readonly Target[]): Promise<void> {
  for (const { path } of targets) doing.touch(path)
  for (const { path, expected } of targets) if (expected === 'absent') doing.trees.writing.add(pathKey(path))
  await doing.trees.save({ intentsPut: targets.map(target => intentOf(doing, target)) })
}

function intentOf({ trees }: Doing, { id, path, expected }: Target): Intent {
  const sent = trees.sentOf(id)
  return { id, path, writing: expected === 'absent' ? 'new' : 'over', ...(sent.length > 0 && { sent }) }
}

function written(doing: Doing, plan: Plan, target: Target, result: WriteResult): void {
  const { trees, waiting, clock } = doing
  const entry = plan.target(target.id)
  trees.writing.delete(pathKey(target.path))
  if (result.kind === 'stale') {
    doing.markDirty(trees.local.get(target.id)?.parent ?? entry?.parent ?? target.id)
    waiting.fail(target.id, 'in-use', RECEIVE, clock.now())
  } else if (result.kind === 'problem') waiting.fail(target.id, result.why, RECEIVE, clock.now())
  else if (entry) {
    const before = trees.local.get(target.id)
    const place = before ?? entry
    const { fingerprint } = result
    const spelling = before?.spelling
    const observedAt = observedOwnWrite(fingerprint, clock.now())
    const shared = { content: target.content, size: fingerprint.size, fingerprint, observedAt }
    trees.setLocal({
      id: target.id,
      kind: 'file',
      parent: place.parent,
      name: place.name,
      ...shared,
      ...(spelling !== undefined && { spelling }),
    })
    trees.justWritten.add(target.id)
    const { revision, chunks } = target.remote
    const at = samePlace(place, target.remote) ? place : undefined
    if (revision !== null) trees.shareContent(target.id, { ...shared, place: at, revision, chunks })
    waiting.clear(target.id)
    doing.progress.item()
    doing.note({ what: 'received', path: target.path, bytes: fingerprint.size })
  }
}

class MissingContent extends Error {}

/** The whole file in order. The next part is fetched while this one is written. */
async function* chunksOf(doing: Doing, manifest: Manifest): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const parts = inParts(manifest)
  let ahead = parts[0] && obtainPart(doing, parts[0])
  for (let i = 0; i < parts.length; i++) {
    const part = await ahead
    if (doing.mustStop()) throw new Stopped()
    const next = parts[i + 1]
    ahead = next && obtainPart(doing, next)
    // A failure of the part ahead is thrown when its turn comes; until then nobody listens.
    ahead?.catch(() => {})
    for (const { hash } of parts[i] ?? []) {
      const bytes = part?.get(hash)
      if (!bytes) throw new MissingContent()
      yield bytes
    }
  }
}

function inParts(manifest: Manifest): ManifestChunk[][] {
  const parts: ManifestChunk[][] = []
  let size = FETCH_BYTES
  for (const chunk of manifest) {
    if (size >= FETCH_BYTES) {
      parts.push([])
      size = 0
    }
    parts[parts.length - 1]?.push(chunk)
    size += chunk.size
  }
  return parts
}

async function obtainPart(doing: Doing, part: readonly ManifestChunk[]): Promise<Map<ChunkHash, Uint8Array<ArrayBuffer>>> {
  const held = new Map<ChunkHash, Uint8Array<ArrayBuffer>>()
  for await (const { hash, bytes } of obtain(doing, part)) held.set(hash, bytes)
  return held
}

/** Each chunk once: from a file that lies in the folder where there is one, else from the server. */
async function* obtain(doing: Doing, chunks: readonly ManifestChunk[]): AsyncIterable<{ hash: ChunkHash; bytes: Uint8Array<ArrayBuffer> }> {
  const sizes = new Map(chunks.map(({ hash, size }) => [hash, size]))
  const sources = await doing.store.findChunks([...sizes.keys()])
  for (const [hash, size] of [...sizes]) {
    const bytes = await fromFolder(doing, hash, size, sources.get(hash))
    if (!bytes) continue
    sizes.delete(hash)
    doing.progress.bytes(size, doing.clock.now())
    yield { hash, bytes }
  }
  if (sizes.size === 0) return
  for await (const { hash, bytes } of doing.drive.fetchChunks([...sizes.keys()])) {
    if (!sizes.delete(hash)) continue
    doing.progress.bytes(bytes.length, doing.clock.now())
    yield { hash, bytes }
  }
}

/** Reads a chunk out of a local file that should hold it; the hash decides. */
async function fromFolder(
  doing: Doing,
  hash: ChunkHash,
  size: number,
  part: { content: ContentHash; offset: number } | undefined,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const whole = { content: hash as string as ContentHash, offset: 0 }
  for (const { content, offset } of part ? [whole, part] : [whole]) {
    for (const id of doing.trees.filesWith(content)) {
      const entry = doing.trees.local.get(id)
      const path = doing.trees.localPath(id)
      if (entry?.kind !== 'file' || entry.content !== content || !entry.fingerprint || !path) continue
      const read = await doing.folder.readRange(path, entry.fingerprint, offset, size)
      if (read.kind === 'read' && (await doing.sha256(read.bytes)) === hash) return read.bytes
    }
  }
  return undefined
}

async function* once(bytes: Uint8Array<ArrayBuffer>): AsyncIterable<Uint8Array<ArrayBuffer>> {
  if (bytes.length > 0) yield bytes
}
