/** The edits that the screens ask for: each is planned, shown at once, done, and can be taken back. */
import type { Sha256 } from '../../core/chunk/manifest'
import { plainName } from '../../core/conflict'
import type { NodeId, RevisionId } from '../../core/ids'
import { type Clock, type NewId, RemoteFault } from '../../core/ports'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import type {
  ConflictChoice,
  DriveEdits,
  EditKind,
  EditResult,
  EditsSnapshot,
  SaveResult,
  SeenConflict,
  TakenName,
  UndoId,
} from '../drive-api'
import type { PendingLayers } from '../mirror/pending-layers'
import type { PageDrive } from '../remote/page-drive'
import type { Brought } from '../uploads/brought'
import { sendContents } from '../uploads/send-contents'
import { NOTHING_DONE, type Performed, Performer, resultOf } from './performer'
import { type HeldContent, type Plan, planOf } from './plan'
import { UndoPlanner } from './plan-undo'
import { heldContent, Planner } from './planner'
import { refusalOf } from './refusal'
import { setStars } from './set-stars'
import type { Sight } from './sight'
import { type Undoable, type UndoKeeper, UndoStack } from './undo-stack'
import { madeNodes, type OpStep, type StarStep, undoSteps } from './undo-steps'

export interface EditsParts {
  readonly drive: PageDrive
  readonly mirror: Sight & { readonly layers: PendingLayers; settle(head: number): Promise<void> }
  readonly clock: Clock
  readonly newId: NewId
  readonly sha256: Sha256
  /** Without one, a reload forgets what could be taken back. */
  readonly undoKeeper?: UndoKeeper
}

/** What an edit is called beside "Undo". */
interface Title {
  readonly what: EditKind
  readonly name?: string
}

type Failed = EditResult & { readonly kind: 'failed' }
type Done = { readonly undo: UndoId | undefined } & Performed
/** A later plan of one edit is made when the ones before it are done in full. */
type NextPlan = () => Plan | Promise<Plan>

export class PlannedEdits implements DriveEdits {
  private readonly planner: Planner
  private readonly performer: Performer
  private readonly undoPlanner: UndoPlanner
  private readonly stack: UndoStack
  private readonly listeners = new Set<() => void>()
  private readonly running = new Set<Promise<unknown>>()
  private head = 0
  private shown: EditsSnapshot

  constructor(private readonly parts: EditsParts) {
    const { drive, mirror, clock, newId, undoKeeper } = parts
    this.stack = new UndoStack(undoKeeper)
    this.shown = this.look()
    this.planner = new Planner(mirror, drive, newId)
    this.undoPlanner = new UndoPlanner(mirror, drive, this.planner)
    this.performer = new Performer({ drive, clock, layers: mirror.layers, settle: head => mirror.settle(head) })
  }

  snapshot = (): EditsSnapshot => this.shown

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  createFolder(parent: NodeId, name: string): Promise<EditResult> {
    return this.edit({ what: 'create-folder' }, () => this.planner.createFolder(parent, name))
  }

  createText(parent: NodeId, name: string, text: string): Promise<EditResult> {
    return this.edit({ what: 'create-file' }, async () => this.planner.createFile(parent, name, await this.sendText(text)))
  }

  rename(id: NodeId, name: string): Promise<EditResult> {
    return this.edit({ what: 'rename', name }, () => this.planner.rename(id, name))
  }

  move(ids: readonly NodeId[], to: NodeId, { taken = 'refuse' }: { readonly taken?: TakenName } = {}): Promise<EditResult> {
    return this.edit({ what: 'move' }, () => this.planner.move(ids, to, taken))
  }

  copy(ids: readonly NodeId[], to: NodeId, { taken = 'keep-both' }: { readonly taken?: TakenName } = {}): Promise<EditResult> {
    return this.edit({ what: 'copy' }, () => this.planner.copy(ids, to, taken))
  }

  remove(ids: readonly NodeId[], { confirmed = false }: { readonly confirmed?: boolean } = {}): Promise<EditResult> {
    return this.edit({ what: 'delete' }, () => this.planner.remove(ids), { confirmed })
  }

  restore(
    ids: readonly NodeId[],
    { to, taken = 'refuse' }: { readonly to?: NodeId; readonly taken?: TakenName } = {},
  ): Promise<EditResult> {
    return this.edit({ what: 'restore' }, () => this.planner.restore(ids, to, taken))
  }

  saveText(id: NodeId, opened: RevisionId, text: string): Promise<SaveResult> {
    return this.save('save', id, opened, () => this.sendText(text))
  }

  restoreRevision(id: NodeId, current: RevisionId, old: RevisionInfo): Promise<SaveResult> {
    const held = async () => {
      const chunks = await this.parts.drive.revisionChunks(id, old.id)
      return { content: old.content, size: old.size, mtime: old.mtime, chunks }
    }
    return this.save('restore-revision', id, current, held)
  }

  resolveConflict({ copy, of }: SeenConflict, choice: ConflictChoice): Promise<EditResult> {
    return this.counted(async () => {
      // Who chose has said yes to the one file that goes.
      const remove = () => planOf([this.planner.removed(copy, 0)])
      if (choice === 'theirs') return this.result({ what: 'resolve-conflict' }, [remove], true)
      const plans = choice === 'mine' && of?.revision ? [this.replaced(of, of.revision.id, copy), remove] : [this.kept(copy)]
      return this.result({ what: 'resolve-conflict', name: of?.name ?? copy.name }, plans, true)
    })
  }

  star(nodes: readonly Pick<RemoteNode, 'id' | 'name'>[], starred: boolean): Promise<EditResult> {
    return this.counted(async () => {
      const steps = nodes.map(({ id, name }): StarStep => ({ kind: 'star', id, name, starred }))
      const done = await setStars(this.parts.drive, steps)
      const set = new Set(done.nodes)
      const back = steps.filter(({ id }) => set.has(id)).map(step => ({ ...step, starred: !starred }))
      const [first] = back
      const what = starred ? 'star' : 'unstar'
      return resultOf(
        done,
        first && this.stack.push({ what, name: first.name, count: back.length, steps: back, made: [], head: this.head }),
      )
    })
  }

  /** What an upload brought, so that it can be taken back too. */
  uploaded({ tops, replaced, made, files, head }: Brought): void {
    const edited = replaced.map(({ id, name, before, now }) => ({ kind: 'edit', id, name, expect: now, to: before }) as const)
    const deleted = tops.map(
      ({ id, parent, name, revision }) => ({ kind: 'delete', id, place: { parent, name }, revision: revision?.id ?? null }) as const,
    )
    const name = tops[0]?.name ?? replaced[0]?.name ?? ''
    const what = tops.length > 0 ? 'upload' : 'upload-version'
    this.stack.push({ what, name, count: files || tops.length, steps: [...deleted, ...edited], made: [...made], head })
    this.show()
  }

  undo(id?: UndoId): Promise<EditResult | undefined> {
    const earlier = [...this.running]
    return this.counted(async () => {
      // What was asked for before and shows already is the newest, though it is not answered yet.
      await Promise.allSettled(earlier)
      const entry = this.stack.take(id)
      if (!entry) return undefined
      let tried = false
      try {
        // Whoever takes something back knows how much it was.
        const done = await this.takeBack(entry)
        tried = done.fault === undefined
        return resultOf(done, undefined)
      } finally {
        if (!tried) this.stack.putBack(entry)
      }
    })
  }

  private async takeBack(entry: Undoable): Promise<Performed> {
    const stars = entry.steps.filter(step => step.kind === 'star')
    const steps = entry.steps.filter(step => step.kind !== 'star')
    if (stars.length > 0) return setStars(this.parts.drive, stars)
    return this.performed(await this.undoPlanner.plan({ ...entry, steps }), true)
  }

  // ── How all are done ─────────────────────────────────────────────────────────────────────────────────────────────

  private edit(title: Title, plan: NextPlan, options: { readonly confirmed?: boolean } = {}): Promise<EditResult> {
    return this.counted(() => this.result(title, [plan], options.confirmed))
  }

  private async result(title: Title, plans: readonly NextPlan[], confirmed = false): Promise<EditResult> {
    const done = await this.perform(title, plans, confirmed)
    return resultOf(done, done.undo)
  }

  /** One plan after the other; the first that is not done in full is the last. What was done is undone as one. */
  private async perform({ what, name }: Title, plans: readonly NextPlan[], confirmed: boolean): Promise<Done> {
    let done = NOTHING_DONE
    let steps: readonly OpStep[] = []
    let made: readonly NodeId[] = []
    for (const plan of plans) {
      const last = await this.performed(await plan(), confirmed)
      steps = [...undoSteps(last.ops, last.outcomes), ...steps]
      made = [...made, ...madeNodes(last.ops, last.outcomes)]
      done = both(done, last)
      if (last.fault || last.unconfirmed !== undefined || last.refused.length > 0) break
    }
    const first = done.ops.find((_, i) => done.outcomes[i]?.kind === 'accepted')
    if (steps.length === 0) return { ...done, undo: undefined }
    const undo = this.stack.push({
      ...{ what, name: name ?? first?.name ?? '', count: done.nodes.length },
      ...{ steps, made, head: done.head ?? 0 },
    })
    return { ...done, undo }
  }

  private async performed(plan: Plan, confirmed: boolean): Promise<Performed> {
    const done = await this.performer.perform(plan, confirmed)
    this.head = Math.max(this.head, done.head ?? 0)
    return done
  }

  private async counted<Result>(work: () => Promise<Result>): Promise<Result | Failed> {
    const run = work()
    this.running.add(run)
    this.show()
    try {
      return await run
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      return { kind: 'failed', why: error.kind, nodes: [], undo: undefined }
    } finally {
      this.running.delete(run)
      this.show()
    }
  }

  private async save(what: EditKind, id: NodeId, expect: RevisionId, content: () => Promise<HeldContent>): Promise<SaveResult> {
    return this.counted(async () => {
      const [node] = await this.parts.mirror.nodes([id])
      if (!node?.revision) return { kind: 'gone' }
      const before = node.revision.id === expect ? node : undefined
      const held = await content()
      const plan = planOf([{ op: this.planner.ops.edit(id, expect, held), about: id, name: node.name, before }])
      return saved(await this.perform({ what }, [() => plan], false))
    })
  }

  /** The copy's content becomes the newest of the file. */
  private replaced(of: RemoteNode, expect: RevisionId, copy: RemoteNode): NextPlan {
    return async () => {
      const content = await this.contentOf(copy)
      if (content === 'missing') return missing(copy)
      return planOf([{ op: this.planner.ops.edit(of.id, expect, content), about: of.id, name: of.name, before: of }])
    }
  }

  /** With a name of its own the copy is a file like any other, with all its versions. */
  private kept(copy: RemoteNode): NextPlan {
    return async () => {
      const name = (await this.planner.namer(copy.parent, 'keep-both'))({ kind: copy.kind, name: plainName(copy.name) })
      return planOf([this.planner.placed(copy, { parent: copy.parent, name })])
    }
  }

  private async contentOf(node: RemoteNode): Promise<HeldContent | 'missing'> {
    return node.revision ? heldContent(node.revision, await this.planner.chunksOf([node])) : 'missing'
  }

  private async sendText(text: string): Promise<HeldContent> {
    const { drive, sha256, clock } = this.parts
    const [sent] = await sendContents([new Blob([text])], { drive, sha256 })
    if (sent?.kind !== 'sent') throw new RemoteFault('internal')
    return { content: sent.content, size: sent.size, mtime: clock.now(), chunks: sent.chunks }
  }

  private show(): void {
    this.shown = this.look()
    for (const listener of [...this.listeners]) listener()
  }

  private look(): EditsSnapshot {
    const undo = this.stack.all().map(({ id, what, count, name }) => ({ id, what, count, name }))
    return { pending: this.running.size, head: this.head, undo }
  }
}

/** Of two plans that were done one after the other. */
function both(first: Performed, second: Performed): Performed {
  return {
    ...second,
    ops: [...first.ops, ...second.ops],
    outcomes: [...first.outcomes, ...second.outcomes],
    nodes: [...new Set([...first.nodes, ...second.nodes])],
    refused: [...first.refused, ...second.refused],
    head: second.head ?? first.head,
  }
}

function missing({ id, name }: RemoteNode): Plan {
  return planOf([], [{ id, name, why: { kind: 'content-missing' } }])
}

/** What a person is told of one revision that was written, or not. */
function saved({ ops, outcomes, fault, undo }: Done): SaveResult {
  const [outcome] = outcomes
  const [planned] = ops
  if (fault || !outcome || !planned) return { kind: 'failed', why: fault ?? 'internal' }
  if (outcome.kind === 'accepted') return { kind: 'saved', node: outcome.node, undo }
  if (outcome.kind === 'stale') return outcome.node && !outcome.node.deleted ? { kind: 'conflict', node: outcome.node } : { kind: 'gone' }
  return { kind: 'refused', why: refusalOf(planned.op, outcome) ?? { kind: 'stale' } }
}
