/** The ops that take back a done edit, as far as nothing came in between. Throws `RemoteFault`. */
import { unreachable } from '../../core/assert'
import type { NodeId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Refused } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import { type Plan, type PlannedOp, planOf } from './plan'
import { heldContent, type Planner } from './planner'
import { cursorOf, everythingBelow, type Sight } from './sight'
import type { Undoable } from './undo-stack'
import type { UndoStep } from './undo-steps'

/** Of the edit that is taken back. */
interface Known {
  readonly made: ReadonlySet<NodeId>
  readonly head: number
}

type Step<Kind extends UndoStep['kind']> = UndoStep & { readonly kind: Kind }

export class UndoPlanner {
  constructor(
    private readonly sight: Sight,
    private readonly drive: Pick<PageDrive, 'changes' | 'trashed'>,
    private readonly planner: Planner,
  ) {}

  async plan({ steps, made, head }: Undoable): Promise<Plan> {
    const known: Known = { made: new Set(made), head }
    const ops: PlannedOp[] = []
    const refused: Refused[] = []
    for (const step of steps) {
      const planned = await this.step(step, known)
      if (planned === 'stale') refused.push({ id: step.id, name: nameOf(step), why: { kind: 'stale' } })
      else ops.push(...planned)
    }
    return planOf(ops, refused)
  }

  private async step(step: UndoStep, known: Known): Promise<readonly PlannedOp[] | 'stale'> {
    switch (step.kind) {
      case 'delete':
        return this.remove(step, known)
      case 'move':
        return [await this.move(step)]
      case 'restore':
        return this.restore(step)
      case 'edit':
        return this.edit(step)
      default:
        return unreachable(step)
    }
  }

  private async remove({ id, place, revision }: Step<'delete'>, { made, head }: Known): Promise<readonly PlannedOp[] | 'stale'> {
    const [seen] = await this.sight.nodes([id])
    // Before the replica is whole, the folder itself says whether it is there.
    const node = seen ?? (await this.sight.children(place.parent))?.find(child => child.id === id)
    if (!node) return 'stale'
    const below = node.kind === 'folder' ? await everythingBelow(this.sight, [id]) : []
    // What came into it since is somebody's work, perhaps of this very person.
    if (below.some(child => !made.has(child.id) || child.seq > head)) return 'stale'
    const cursor = node.kind === 'folder' ? await cursorOf(this.sight, this.drive) : 0
    return [{ op: this.planner.ops.remove({ id, ...place, revision }, cursor), about: id, name: place.name, before: node }]
  }

  private async move({ id, from, to }: Step<'move'>): Promise<PlannedOp> {
    const [before] = await this.sight.nodes([id])
    return { op: this.planner.ops.move(id, from, to), about: id, name: to.name, before }
  }

  private async restore({ id }: Step<'restore'>): Promise<readonly PlannedOp[] | 'stale'> {
    const nodes = await this.trashed(id)
    return nodes ? nodes.map(node => this.planner.restored(node, node, id)) : 'stale'
  }

  private async trashed(id: NodeId): Promise<readonly RemoteNode[] | undefined> {
    try {
      return await this.drive.trashed(id)
    } catch (error) {
      if (error instanceof RemoteFault && error.kind === 'not-found') return undefined
      throw error
    }
  }

  private async edit({ id, name, expect, to }: Step<'edit'>): Promise<readonly PlannedOp[] | 'stale'> {
    const [before] = await this.sight.nodes([id])
    const content = heldContent(to, await this.planner.chunksOf([{ revision: to }]))
    if (content === 'missing') return 'stale'
    return [{ op: this.planner.ops.edit(id, expect, content), about: id, name, before }]
  }
}

function nameOf(step: UndoStep): string {
  if (step.kind === 'delete') return step.place.name
  return step.kind === 'move' ? step.from.name : step.name
}
