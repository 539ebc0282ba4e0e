/** Gives the server what only this device holds. One reading serves hashing and sending; only chunks that the server lacks travel. */
import { cutStream } from '../chunk/cut-stream'
import { contentHash, type Manifest, type ManifestChunk, manifestSize } from '../chunk/manifest'
import type { ChunkHash, ContentHash, NodeId, RevisionId } from '../ids'
import { drain } from '../pool'
import { ReadFault, RemoteFault } from '../ports'
import type { NewRevision, Op } from '../protocol/messages'
import type { Plan } from '../reconcile'
import { isRacy, type Shared } from '../sides'
import { samePlace } from '../tree'
import { commitOps, contentOp } from './commit-ops'
import { type Doing, SEND, Stopped } from './context'
import {
  cutAndHash,
  groups,
  knowContent,
  manifestOf,
  type Readable,
  type ReadChunk,
  readable,
  readFailed,
  SMALL_BYTES,
} from './read-contents'

const GROUPS_AT_ONCE = 4
/** Chunks of a large file travel in packs of about this size, this many at once: what one file may hold in memory. */
const PACK_BYTES = 8 * 1024 * 1024
const PACKS_AT_ONCE = 3

export function isLargeUpload(doing: Doing, id: NodeId): boolean {
  const entry = doing.trees.local.get(id)
  return entry?.kind === 'file' && entry.size > SMALL_BYTES && !isKnownToServer(doing, id)
}

/** Uploads small files, in groups of one request each for chunks and for the commit. */
export async function uploadSmall(doing: Doing, plan: Plan, ids: readonly NodeId[]): Promise<void> {
  const again = ids.filter(id => isKnownToServer(doing, id))
  await commitOps(
    doing,
    again.map(id => opFor(doing, plan, id, undefined)).filter(op => op !== undefined),
  )
  const looked = (id: NodeId) => doing.trees.local.get(id)?.fingerprint
  // Recently edited first: that is what somebody waits for.
  const news = ids.filter(id => !isKnownToServer(doing, id)).sort((a, b) => (looked(b)?.mtime ?? 0) - (looked(a)?.mtime ?? 0))
  const queue = groups(news, id => looked(id)?.size ?? 0)
  await drain(queue, GROUPS_AT_ONCE, async group => {
    if (doing.isInterrupted()) return
    const files = group.map(id => readable(doing, id)).filter(file => file !== undefined)
    await unlessOverQuota(doing, files, () => uploadGroup(doing, plan, files))
  })
}

/** A full account holds up what is to be sent, and nothing else. */
async function unlessOverQuota(doing: Doing, files: readonly Readable[], upload: () => Promise<void>): Promise<void> {
  try {
    await upload()
  } catch (error) {
    if (!(error instanceof RemoteFault) || error.kind !== 'over-quota') throw error
    for (const { id } of files) doing.waiting.fail(id, 'over-quota', SEND, doing.clock.now())
  }
}

/** The node was deleted on the server with the content that lies here: bringing it back needs no bytes. */
function isKnownToServer(doing: Doing, id: NodeId): boolean {
  const { base, local, remote } = doing.trees
  const was = base.get(id)
  const now = local.get(id)
  return was?.kind === 'file' && now?.kind === 'file' && now.content !== undefined && was.content === now.content && !remote.get(id)
}

async function uploadGroup(doing: Doing, plan: Plan, group: readonly Readable[]): Promise<void> {
  const reads = await doing.folder.readSmall(group)
  const read: { file: Readable; chunks: ReadChunk[]; content: ContentHash }[] = []
  await Promise.all(
    group.map(async (file, i) => {
      const result = reads[i] ?? { kind: 'gone' }
      if (result.kind !== 'read') return readFailed(doing, file.id, result)
      const chunks = await cutAndHash(doing, result.bytes)
      read.push({ file, chunks, content: await contentHash(chunks, doing.sha256) })
    }),
  )
  for (const { file, content } of read) knowContent(doing, file, content)
  const changed = read.filter(({ file, content }) => isNews(doing, file.id, content))
  await sendMissing(
    doing,
    changed.flatMap(({ chunks }) => chunks),
  )
  await commitRead(
    doing,
    plan,
    changed.map(({ file, chunks, content }) => ({ file, content, manifest: manifestOf(chunks) })),
  )
}

/** A file that was only touched, or that the server has got meanwhile, is not sent. */
function isNews(doing: Doing, id: NodeId, content: ContentHash): boolean {
  const remote = doing.trees.remote.get(id)
  return remote?.kind !== 'file' || remote.content !== content
}

interface Sent {
  readonly file: Readable
  readonly content: ContentHash
  readonly manifest: Manifest
}

async function commitRead(doing: Doing, plan: Plan, files: readonly Sent[]): Promise<void> {
  const news = files.map(one => ({ ...one, revision: newRevision(doing, one) }))
  for (const { file, revision } of news) doing.trees.sending(file.id, shared(doing, plan, file, revision))
  const oddities = new Map(news.map(({ file }) => [file.id, oddity(doing, file)]))
  const intents = news.map(({ file: { path, id } }) => ({ path, id, sent: doing.trees.sentOf(id) }))
  // After a lost answer and a crash it is still known that what the server got was ours.
  if (intents.length > 0) await doing.trees.save({ intentsPut: intents })
  await commitOps(
    doing,
    news.map(({ file, revision }) => opFor(doing, plan, file.id, revision)).filter(op => op !== undefined),
  )
  for (const { file } of news) if (isInStep(doing, file.id)) noteSent(doing, file, oddities.get(file.id))
  const long = files.filter(({ manifest }) => manifest.length > 1).map(({ content, manifest }) => ({ content, manifest }))
  await doing.trees.save({
    ...(long.length > 0 && { manifestsPut: long }),
    ...(news.length > 0 && { intentsRemove: news.map(({ file }) => file.id) }),
  })
}

function shared(doing: Doing, plan: Plan, file: Readable, { id, content, size, chunks }: NewRevision): Shared {
  const target = plan.target(file.id)
  const place = target && samePlace(target, file) ? { parent: file.parent, name: file.name } : undefined
  return { place, content, size, fingerprint: file.expected, observedAt: doing.clock.now(), revision: id, chunks: chunks.length }
}

/** A content that is sent again is the same revision: the first attempt may still arrive. */
function newRevision(doing: Doing, { file, content, manifest }: Sent): NewRevision {
  const earlier = doing.trees.sentOf(file.id).find(sent => sent.content === content)
  const id = (earlier?.revision ?? doing.newId()) as RevisionId
  return { id, content, size: manifestSize(manifest), mtime: Math.trunc(file.expected.mtime), chunks: [...manifest] }
}

/** A file whose place on the server is not the target's yet is edited where it is. */
function opFor(doing: Doing, plan: Plan, id: NodeId, revision: NewRevision | undefined): Op | undefined {
  const target = plan.target(id)
  return target && contentOp(doing, id, target, plan.seen.get(id), revision)
}

function isInStep(doing: Doing, id: NodeId): boolean {
  const { local, remote } = doing.trees
  const here = local.get(id)
  const there = remote.get(id)
  return here?.kind === 'file' && there?.kind === 'file' && here.content === there.content
}

/** What a person should hear of a change beyond that it was sent; asked before it is. Single ones stop nothing: nothing is lost. */
function oddity({ trees }: Doing, { id, expected }: Readable): 'sent-emptied' | 'sent-same-time' | undefined {
  const base = trees.base.get(id)
  if (base?.kind !== 'file' || !base.fingerprint) return undefined
  if (base.size > 0 && expected.size === 0) return 'sent-emptied'
  // Within the disk's step of time two saves may well have one time.
  return base.fingerprint.mtime === expected.mtime && !isRacy(base) ? 'sent-same-time' : undefined
}

function noteSent(doing: Doing, file: Readable, odd: ReturnType<typeof oddity>): void {
  doing.progress.item()
  const what = doing.trees.conflicts.has(file.id) ? 'conflict' : (odd ?? 'sent')
  doing.note({ what, path: file.path, bytes: file.expected.size })
}

/** Sends those chunks that the drive does not hold, each once, also when several files share it. */
async function sendMissing(doing: Doing, chunks: readonly ReadChunk[]): Promise<void> {
  const unique = new Map(chunks.map(chunk => [chunk.hash, chunk]))
  const others = [...unique.keys()].map(hash => doing.sending.get(hash)).filter(sending => sending !== undefined)
  const ours = [...unique.values()].filter(chunk => !doing.sending.has(chunk.hash))
  const sending = sendOurs(doing, ours)
  for (const { hash } of ours) doing.sending.set(hash, sending)
  try {
    await sending
  } finally {
    for (const { hash } of ours) doing.sending.delete(hash)
  }
  await Promise.all(others)
}

async function sendOurs(doing: Doing, chunks: readonly ReadChunk[]): Promise<void> {
  if (chunks.length === 0) return
  const missing = await doing.drive.missing(chunks.map(({ hash }) => hash))
  const needed = chunks.filter(({ hash }) => missing.has(hash))
  const known = chunks.filter(({ hash }) => !missing.has(hash)).reduce((sum, { size }) => sum + size, 0)
  doing.progress.bytes(known, doing.clock.now())
  if (needed.length > 0) await doing.drive.sendPack(needed, bytes => doing.progress.bytes(bytes, doing.clock.now()))
}

/** Uploads one large file as a stream: read, cut, hash and send overlap, and a bounded part of it is in memory. */
export async function uploadLarge(doing: Doing, plan: Plan, id: NodeId): Promise<void> {
  const file = readable(doing, id)
  if (file) await unlessOverQuota(doing, [file], () => uploadStream(doing, plan, file))
}

async function uploadStream(doing: Doing, plan: Plan, file: Readable): Promise<void> {
  const { id } = file
  try {
    const manifest = await sendStream(doing, file)
    const content = await contentHash(manifest, doing.sha256)
    knowContent(doing, file, content)
    await commitRead(doing, plan, isNews(doing, id, content) ? [{ file, content, manifest }] : [])
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error
    readFailed(doing, id, error.failure)
  }
}

async function sendStream(doing: Doing, file: Readable): Promise<Manifest> {
  const manifest: ManifestChunk[] = []
  const sending = new Set<Promise<void>>()
  let failure: { error: unknown } | undefined
  let pack: ReadChunk[] = []
  const send = async () => {
    const packed = pack
    pack = []
    const sent = sendMissing(doing, packed)
      .catch(error => {
        failure ??= { error }
      })
      .finally(() => sending.delete(sent))
    sending.add(sent)
    if (sending.size >= PACKS_AT_ONCE) await Promise.race(sending)
    if (failure) throw failure.error
  }
  try {
    for await (const bytes of cutStream(doing.folder.readLarge(file.path, file.expected))) {
      if (doing.mustStop()) throw new Stopped()
      const chunk = { bytes, size: bytes.length, hash: (await doing.sha256(bytes)) as ChunkHash }
      manifest.push({ hash: chunk.hash, size: chunk.size })
      pack.push(chunk)
      if (pack.reduce((sum, { size }) => sum + size, 0) >= PACK_BYTES) await send()
    }
    if (pack.length > 0) await send()
  } finally {
    await Promise.all(sending)
  }
  if (failure) throw failure.error
  return manifest
}
