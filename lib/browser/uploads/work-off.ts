/**
 * Takes some uploads of one batch all the way: finds their folders, looks who has their names, sends what the server
 * lacks and commits. Gives a verdict on each and changes nothing of the queue. Throws `RemoteFault` and `Aborted`.
 */
import { unreachable } from '../../core/assert'
import type { Sha256 } from '../../core/chunk/manifest'
import type { NodeId, OpId, RevisionId } from '../../core/ids'
import { type BadName, badName, MAX_DEPTH } from '../../core/name'
import type { NewRevision, Op, Outcome, RemoteNode } from '../../core/protocol/messages'
import type { Trouble, UploadFailure } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import type { Replaced } from './brought'
import type { ContentSender } from './content-sender'
import { derivedId } from './derived-id'
import { Aborted, type SentContent } from './send-contents'
import type { TargetFolder } from './target-folders'
import type { Upload } from './upload'

export type Verdict =
  | { readonly kind: 'done'; readonly node: NodeId; readonly same: boolean; readonly made?: RemoteNode; readonly replaced?: Replaced }
  | { readonly kind: 'skipped' }
  /** The person must say what becomes of the two. */
  | { readonly kind: 'ask'; readonly existing: RemoteNode }
  | { readonly kind: 'failed'; readonly why: UploadFailure }
  /** Something was learnt: once more, but not for ever; then it failed for `why`. */
  | { readonly kind: 'again'; readonly why: UploadFailure }
  /** Nothing can be sent now. */
  | { readonly kind: 'hold'; readonly why: Trouble }

export interface WorkParts {
  readonly drive: Pick<PageDrive, 'edit' | 'listFolder'>
  readonly sender: ContentSender
  readonly sha256: Sha256
  /** Bytes of an upload that this attempt has brought to the server so far. */
  reached(upload: Upload, bytes: number): void
}

/** Where an upload goes: to a name that nobody has, or onto a file. */
type Aim = { readonly kind: 'new'; readonly name: string } | { readonly kind: 'onto'; readonly node: RemoteNode }

interface Opened {
  readonly upload: Upload
  readonly target: TargetFolder
  readonly file: File
}

interface Aimed extends Opened {
  readonly aim: Aim
}

export type Verdicts = Map<Upload, Verdict>

export async function workOff(uploads: readonly Upload[], parts: WorkParts, signal: AbortSignal): Promise<Verdicts> {
  const verdicts: Verdicts = new Map()
  const opened = await open(uploads, verdicts)
  await compare(opened, parts, signal, verdicts)
  const aimed = opened
    .filter(({ upload }) => !verdicts.has(upload))
    .flatMap(one => {
      const aim = aimOf(one)
      if (aim.kind === 'new' || aim.kind === 'onto') return [{ ...one, aim }]
      verdicts.set(one.upload, aim)
      return []
    })
  await sendAndCommit(aimed, parts, signal, verdicts)
  return verdicts
}

// ── Looking ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function open(uploads: readonly Upload[], verdicts: Verdicts): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const upload of uploads) {
    const one = await openOne(upload)
    if ('kind' in one) verdicts.set(upload, one)
    else opened.push(one)
  }
  return opened
}

async function openOne(upload: Upload): Promise<Opened | Verdict> {
  const why = upload.folders.length >= MAX_DEPTH ? 'too-deep' : badName(upload.name)
  if (why) return { kind: 'failed', why: { kind: 'bad-name', why } }
  const target = await upload.batch.target.ensure(upload.folders)
  if (target.kind === 'failed') return target
  try {
    const file = await upload.found?.open()
    if (!file) return { kind: 'failed', why: { kind: 'unreadable' } }
    upload.resized(file.size)
    return { upload, target, file }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return { kind: 'failed', why: { kind: error.name === 'NotFoundError' ? 'gone' : 'unreadable' } }
  }
}

/** A file that is there already is found out before anybody is asked, and before anything is sent. */
async function compare(opened: readonly Opened[], { sender, sha256 }: WorkParts, signal: AbortSignal, verdicts: Verdicts): Promise<void> {
  const twins: (Opened & { readonly twin: RemoteNode })[] = []
  for (const one of opened) {
    const twin = one.target.node(await ownId(one.upload, sha256)) ?? one.target.named(one.upload.name)
    if (twin?.revision && twin.revision.size === one.file.size && !one.upload.differs) twins.push({ ...one, twin })
  }
  if (twins.length === 0) return
  const contents = await sender.send(
    twins.map(({ file }) => file),
    { progress() {}, signal, dry: true },
  )
  twins.forEach(({ upload, twin }, i) => {
    const content = contents[i]
    if (content?.kind === 'sent' && content.content === twin.revision?.content)
      verdicts.set(upload, { kind: 'done', node: twin.id, same: true })
    else upload.differs = true
  })
}

function aimOf({ upload, target }: Opened): Aim | Verdict {
  const existing = target.named(upload.name)
  if (!existing) return { kind: 'new', name: upload.name }
  const what = upload.decision ?? upload.batch.policy
  if (what === undefined) return { kind: 'ask', existing }
  if (what === 'skip') return { kind: 'skipped' }
  if (what === 'version' && existing.kind === 'file') return { kind: 'onto', node: existing }
  return { kind: 'new', name: target.freeName(upload.name, 'file') }
}

// ── Sending ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function sendAndCommit(aimed: readonly Aimed[], parts: WorkParts, signal: AbortSignal, verdicts: Verdicts): Promise<void> {
  if (aimed.length === 0) return
  const reached = aimed.map(() => 0)
  const progress = (i: number, bytes: number) => {
    const { upload } = aimed[i] as Aimed
    reached[i] = (reached[i] ?? 0) + bytes
    parts.reached(upload, reached[i] ?? 0)
  }
  const contents = await parts.sender.send(
    aimed.map(({ file }) => file),
    { progress, signal, dry: false },
  )
  const ready: { readonly one: Aimed; readonly op: Op }[] = []
  for (const [i, one] of aimed.entries()) {
    const content = contents[i] ?? { kind: 'unreadable' }
    if (content.kind === 'sent') ready.push({ one, op: await opFor(one, content, parts.sha256) })
    else verdicts.set(one.upload, { kind: 'again', why: { kind: content.kind } })
  }
  if (ready.length === 0) return
  // The last bytes travel to their end whatever is said meanwhile; what is not wanted any more goes no further.
  if (signal.aborted) throw new Aborted()
  const answer = await parts.drive.edit(
    ready.map(({ op }) => op),
    false,
  )
  for (const [i, { one, op }] of ready.entries()) {
    const outcome = answer.outcomes[i]
    if (outcome) verdicts.set(one.upload, await verdictOf(one, op, outcome, parts))
  }
}

/** Where the file goes as long as nothing stands in its way. */
async function ownId({ batch, path }: Upload, sha256: Sha256): Promise<NodeId> {
  return (await derivedId(sha256, batch.id, 'file', ...path)) as NodeId
}

async function opFor({ upload, target, aim, file }: Aimed, sent: SentContent & { kind: 'sent' }, sha256: Sha256): Promise<Op> {
  const { batch, path } = upload
  const { content, size, chunks } = sent
  const from = aim.kind === 'onto' ? (aim.node.revision?.id ?? '') : aim.name
  const derived = (what: string) => derivedId(sha256, batch.id, what, content, from, ...path)
  const [opId, revisionId, other] = await Promise.all([derived('op'), derived('revision'), derived('node')])
  const revision: NewRevision = {
    ...{ id: revisionId as RevisionId, content, size, chunks: [...chunks] },
    mtime: Math.trunc(file.lastModified),
  }
  if (aim.kind === 'onto') return { op: 'edit', opId: opId as OpId, id: aim.node.id, expect: aim.node.revision?.id as RevisionId, revision }
  const own = await ownId(upload, sha256)
  const id = upload.anew || target.node(own) ? (other as NodeId) : own
  return { op: 'create-file', opId: opId as OpId, id, place: { parent: target.id, name: aim.name }, revision }
}

const REFUSED: UploadFailure = { kind: 'refused' }

async function verdictOf({ upload, target, aim }: Aimed, op: Op, outcome: Outcome, { drive }: WorkParts): Promise<Verdict> {
  switch (outcome.kind) {
    case 'accepted':
      target.put(outcome.node)
      return { kind: 'done', node: outcome.node.id, same: false, ...changeOf(op, aim, outcome.node) }
    case 'name-taken':
      for (const node of (await drive.listFolder(target.id)).nodes) target.put(node)
      return again(upload)
    case 'stale':
      return stale(upload, target, op, outcome.node)
    case 'parent-gone':
      upload.batch.target.forget()
      return { kind: 'again', why: { kind: 'parent-gone' } }
    case 'missing-chunks':
      return { kind: 'again', why: REFUSED }
    case 'over-quota':
      return { kind: 'hold', why: 'over-quota' }
    case 'bad-name':
      return { kind: 'failed', why: { kind: 'bad-name', why: outcome.why as BadName | 'too-deep' } }
    case 'locked':
    case 'forbidden':
      return { kind: 'failed', why: { kind: outcome.kind } }
    case 'unconfirmed':
      return { kind: 'failed', why: REFUSED }
    default:
      return unreachable(outcome)
  }
}

function changeOf(op: Op, aim: Aim, node: RemoteNode): Pick<Verdict & { readonly kind: 'done' }, 'made' | 'replaced'> {
  if (op.op !== 'edit' || aim.kind !== 'onto' || !aim.node.revision) return { made: node }
  const { id, name, revision } = aim.node
  return { replaced: { id, name, before: revision, now: op.revision.id } }
}

/** Somebody was faster: what stands there now is what the person must be asked about. */
function stale(upload: Upload, target: TargetFolder, op: Op, node: RemoteNode | null): Verdict {
  if (op.op === 'create-file') {
    // An earlier attempt arrived, and the file went on its way since.
    if (node && !node.deleted && node.revision?.content === op.revision.content) return { kind: 'done', node: node.id, same: true }
    upload.anew = true
    return again(upload)
  }
  target.remove({ id: op.id })
  if (node && !node.deleted && node.parent === target.id) target.put(node)
  return again(upload)
}

function again(upload: Upload): Verdict {
  upload.differs = false
  upload.decision = undefined
  return { kind: 'again', why: REFUSED }
}
