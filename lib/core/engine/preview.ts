/** What a plan would do, in numbers and names, before it is done. */
import type { NodeId } from '../ids'
import type { Path } from '../name'
import type { LocalFolder } from '../ports'
import type { Plan } from '../reconcile'
import { type Count, PREVIEW_NAMES, type Preview } from '../status'
import { type Entry, pathOf } from '../tree'
import type { View } from '../view'

export function preview(view: View, plan: Plan, folder: Pick<LocalFolder, 'nameProblem'>): Preview {
  const holdable = (id: NodeId) => every(plan, id, entry => folder.nameProblem(entry.name) === undefined)
  const added = [...plan.here.steps.flatMap(step => (step.kind === 'make' ? [step.entry.id] : [])), ...plan.here.undone]
  const renamed = new Set(plan.renamed)
  const steps = [...plan.here.steps, ...plan.there.steps]
  const made = steps.flatMap(step => (step.kind === 'make' && step.entry.kind === 'folder' ? [step.entry.id] : []))
  const moved = new Set(steps.flatMap(step => (step.kind === 'move' && !step.temporary && !renamed.has(step.id) ? [step.id] : [])))
  return {
    up: count(plan, plan.uploads, id => view.local.get(id)),
    down: count(plan, plan.downloads.filter(holdable), id => view.remote.get(id)),
    same: plan.agree.filter(id => plan.target(id)?.kind === 'file').length,
    made: count(plan, made, () => undefined),
    moved: count(plan, [...moved], () => undefined),
    deletedHere: deleted(view.local, plan.deletesHere),
    deletedThere: deleted(view.remote, plan.deletesThere),
    conflicts: count(plan, plan.renamed, id => view.local.get(id)),
    unholdable: count(
      plan,
      added.filter(id => !view.local.get(id) && !holdable(id)),
      id => view.remote.get(id),
    ),
  }
}

function count(plan: Plan, ids: readonly NodeId[], entryOf: (id: NodeId) => Entry | undefined): Count {
  const sizes = ids.map(id => sizeOf(entryOf(id)))
  return {
    files: ids.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    names: ids.slice(0, PREVIEW_NAMES).map(id => pathIn(plan, id)),
  }
}

/** Under the names they have where they go. */
function deleted(side: View['local'] | View['remote'], ids: ReadonlySet<NodeId>): Count {
  const names = [...ids].slice(0, PREVIEW_NAMES).map(id => pathOf(side, id) ?? [])
  return { files: ids.size, bytes: [...ids].reduce((sum, id) => sum + sizeOf(side.get(id)), 0), names }
}

function sizeOf(entry: Entry | undefined): number {
  return entry?.kind === 'file' ? entry.size : 0
}

function every(plan: Plan, id: NodeId, test: (entry: Entry) => boolean): boolean {
  for (let entry = plan.target(id); entry; entry = plan.target(entry.parent)) if (!test(entry)) return false
  return true
}

/** Where a node will lie. */
export function pathIn(plan: Plan, id: NodeId): Path {
  const names: string[] = []
  for (let entry = plan.target(id); entry; entry = plan.target(entry.parent)) names.unshift(entry.name)
  return names
}
