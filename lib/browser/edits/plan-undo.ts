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

type Step<Kind extends UndoStep['kind']> = UndoStep & { readonly kind: Kind }

export class UndoPlanner {
  constructor(
    private readonly sight: Sight,
    private readonly drive: Pick<PageDrive, 'changes' | 'trashed'>,
    private readonly planner: Planner,
  ) {}

  async plan({ steps, head }: Undoable): Promise<Plan> {
    const ops: PlannedOp[] = []
    const refused: Refused[] = []
    for (const step of steps) {
      const planned = await this.step(step, head)
      if (planned === 'stale') refused.push({ id: step.id, name: nameOf(step), why: { kind: 'stale' } })
      else ops.push(...planned)
    }
    return planOf(ops, refused)
  }

  private async step(step: UndoStep, head: number): Promise<readonly PlannedOp[] | 'stale'> {
    switch (step.kind) {
      case 'delete':
        return this.remove(step, head)
      case 'move':
        return this.move(step)
      case 'restore':
        return this.restore(step)
      case 'edit':
        return this.edit(step)
      default:
        return unreachable(step)
    }
  }

  private async remove({ id, place, revision, made }: Step<'delete'>, head: number): Promise<readonly PlannedOp[] | 'stale'> {
    const [node] = await this.sight.nodes([id])
    if (!node) return 'stale'
    const below = node.kind === 'folder' ? await everythingBelow(this.sight, [id]) : []
    // What came into it since is somebody's work, perhaps of this very person.
    if (below.some(child => !made.has(child.id) || child.seq > head)) return 'stale'
    const cursor = node.kind === 'folder' ? await cursorOf(this.sight, this.drive) : 0
    return [{ op: this.planner.ops.remove({ id, ...place, revision }, cursor), about: id, name: place.name, before: node }]
  }

  private async move({ id, from, to }: Step<'move'>): Promise<readonly PlannedOp[] | 'stale'> {
    const [node] = await this.sight.nodes([id])
    return node ? [{ op: this.planner.ops.move(id, from, to), about: id, name: to.name, before: node }] : 'stale'
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
    const [node] = await this.sight.nodes([id])
    const content = heldContent(to, await this.planner.chunksOf([{ revision: to }]))
    if (!node || content === 'missing') return 'stale'
    return [{ op: this.planner.ops.edit(id, expect, content), about: id, name, before: node }]
  }
}

function nameOf(step: UndoStep): string {
  if (step.kind === 'delete') return step.place.name
  return step.kind === 'move' ? step.from.name : step.name
}
