/** The ops that take back a done edit, as far as nothing came in between. Throws `RemoteFault`. */
import { unreachable } from '../../core/assert'
import type { Manifest } from '../../core/chunk/manifest'
import type { ContentHash, NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Refused, ShownNode } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import { type Plan, type PlannedOp, planOf } from './plan'
import { heldContent, type Planner } from './planner'
import { cursorOf, everythingBelow, type Sight } from './sight'
import type { Undoable } from './undo-stack'
import type { OpStep } from './undo-steps'

/** What is taken back by ops. */
type Undone = Omit<Undoable, 'steps'> & { readonly steps: readonly OpStep[] }

type Step<Kind extends OpStep['kind']> = OpStep & { readonly kind: Kind }

/** What must be known of the drive, looked up for all steps at once. */
interface Known {
  /** Those that are there. */
  readonly nodes: ReadonlyMap<NodeId, ShownNode>
  /** Made nodes with something below that came since: somebody's work, perhaps of this very person. */
  readonly grown: ReadonlySet<NodeId>
  /** To delete folders with. */
  readonly cursor: number
  readonly chunks: ReadonlyMap<ContentHash, Manifest>
  readonly trashed: ReadonlyMap<NodeId, readonly RemoteNode[]>
  readonly inTrash: ReadonlySet<NodeId>
}

export class UndoPlanner {
  constructor(
    private readonly sight: Sight,
    private readonly drive: Pick<PageDrive, 'changes' | 'trashed'>,
    private readonly planner: Planner,
  ) {}

  async plan(undoable: Undone): Promise<Plan> {
    const known = await this.look(undoable)
    const ops: PlannedOp[] = []
    const refused: Refused[] = []
    for (const step of undoable.steps) {
      const planned = this.step(step, known)
      if (planned === 'stale') refused.push({ id: step.id, name: nameOf(step), why: { kind: 'stale' } })
      else for (const op of planned) ops.push(op)
    }
    return planOf(ops, refused)
  }

  // ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private async look({ steps, made, head }: Undone): Promise<Known> {
    const [deletes, restores, edits] = [of(steps, 'delete'), of(steps, 'restore'), of(steps, 'edit')]
    const nodes = await this.nodes(steps, deletes)
    const folders = deletes.filter(({ id }) => nodes.get(id)?.kind === 'folder').map(({ id }) => id)
    const trashed = restores.length > 0 ? await this.drive.trashed(restores.map(({ id }) => id)) : NOTHING
    return {
      ...{ nodes, trashed },
      grown: folders.length > 0 ? await this.grown(folders, new Set(made), head) : new Set(),
      cursor: folders.length > 0 ? await cursorOf(this.sight, this.drive) : 0,
      chunks: edits.length > 0 ? await this.planner.chunksOf(edits.map(({ to }) => ({ revision: to }))) : new Map(),
      inTrash: new Set([...trashed.values()].flatMap(group => group.map(({ id }) => id))),
    }
  }

  private async nodes(steps: readonly OpStep[], deletes: readonly Step<'delete'>[]): Promise<ReadonlyMap<NodeId, ShownNode>> {
    const found = new Map((await this.sight.nodes(steps.map(({ id }) => id))).map(node => [node.id, node]))
    // Before the replica is whole, the folders themselves say whether they are there.
    const missing = new Set(deletes.filter(({ id }) => !found.has(id)).map(({ place }) => place.parent))
    for (const parent of missing) for (const node of (await this.sight.children(parent)) ?? []) found.set(node.id, node)
    return found
  }

  private async grown(folders: readonly NodeId[], made: ReadonlySet<NodeId>, head: number): Promise<ReadonlySet<NodeId>> {
    const topOf = new Map(folders.map(id => [id, id]))
    const grown = new Set<NodeId>()
    for (const node of await everythingBelow(this.sight, folders)) {
      const top = topOf.get(node.parent)
      if (top === undefined) continue
      topOf.set(node.id, top)
      if (!made.has(node.id) || node.seq > head) grown.add(top)
    }
    return grown
  }

  // ── Planning ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private step(step: OpStep, known: Known): readonly PlannedOp[] | 'stale' {
    switch (step.kind) {
      case 'delete':
        return this.remove(step, known)
      case 'move': {
        const { id, from, to } = step
        return [{ op: this.planner.ops.move(id, from, to), about: id, name: to.name, before: known.nodes.get(id) }]
      }
      case 'restore':
        return this.restore(step, known)
      case 'edit':
        return this.edit(step, known)
      default:
        return unreachable(step)
    }
  }

  private remove({ id, place, revision }: Step<'delete'>, { nodes, grown, cursor }: Known): readonly PlannedOp[] | 'stale' {
    const node = nodes.get(id)
    if (!node || grown.has(id)) return 'stale'
    const seen = node.kind === 'folder' ? cursor : 0
    return [{ op: this.planner.ops.remove({ id, ...place, revision }, seen), about: id, name: place.name, before: node }]
  }

  /** What comes back with the folder that it went with needs no ops of its own. */
  private restore({ id }: Step<'restore'>, { trashed, inTrash }: Known): readonly PlannedOp[] | 'stale' {
    if (!inTrash.has(id)) return 'stale'
    return (trashed.get(id) ?? []).map(node => this.planner.restored(node, node, id))
  }

  private edit({ id, name, expect, to }: Step<'edit'>, { nodes, chunks }: Known): readonly PlannedOp[] | 'stale' {
    const content = heldContent(to, chunks)
    if (content === 'missing') return 'stale'
    return [{ op: this.planner.ops.edit(id, expect, content), about: id, name, before: nodes.get(id) }]
  }
}

const NOTHING: ReadonlyMap<NodeId, readonly RemoteNode[]> = new Map()

function of<Kind extends OpStep['kind']>(steps: readonly OpStep[], kind: Kind): Step<Kind>[] {
  return steps.filter(step => step.kind === kind) as Step<Kind>[]
}

function nameOf(step: OpStep): string {
  if (step.kind === 'delete') return step.place.name
  return step.kind === 'move' ? step.from.name : step.name
}
