/** Structural work on the disk: folders made, items moved, items removed. Each step looks again whether it still fits. */
import type { Step } from '../arrange'
import type { Reason } from '../engine/waiting'
import type { NodeId } from '../ids'
import { nameKey, type Path } from '../name'
import { drain } from '../pool'
import type { Plan } from '../reconcile'
import { type Fingerprint, type LocalEntry, sameFingerprint } from '../sides'
import { type FolderEntry, isWithin, type Place } from '../tree'
import type { Doing } from './context'

const AT_ONCE = 64
/** What was tried, for those that wait. */
const PLACE_HERE = 'place-here'
const DELETE_HERE = 'delete-here'

/** Makes folders, moves items and frees names, in the plan's order; steps that do not touch one another run side by side. */
export async function arrangeHere(doing: Doing, plan: Plan): Promise<void> {
  for (const id of plan.here.undone) refuseName(doing, plan, id)
  const steps = plan.here.steps.filter(step => !isHeld(doing, step))
  for (const wave of waves(doing, steps)) {
    await drain([...wave], AT_ONCE, step => doStep(doing, plan, step))
    await doing.trees.save()
  }
}

/** Says which names this device cannot hold, and which stay taken because of that. */
function refuseName(doing: Doing, plan: Plan, id: NodeId): void {
  const target = plan.target(id)
  if (!target || doing.waiting.isHeld(id, PLACE_HERE, doing.clock.now())) return
  const problem = doing.folder.nameProblem(target.name) ?? (isTaken(doing, id, target) ? 'name-taken' : undefined)
  if (problem) fail(doing, id, problem, PLACE_HERE)
}

/** Whether something else stands on the name. */
function isTaken(doing: Doing, id: NodeId, place: Place): boolean {
  for (const other of doing.trees.local.named(place.parent, nameKey(place.name))) if (other !== id) return true
  return false
}

function isHeld(doing: Doing, step: Step): boolean {
  if (step.kind === 'make') return step.entry.kind === 'file' || doing.waiting.isHeld(step.entry.id, PLACE_HERE, doing.clock.now())
  return doing.waiting.isHeld(step.id, step.kind === 'move' ? PLACE_HERE : DELETE_HERE, doing.clock.now())
}

/** Splits steps so that none in a wave needs another of it: a parent it makes, or a name it frees. */
function waves(doing: Doing, steps: readonly Step[]): Step[][] {
  const all: Step[][] = []
  let wave: Step[] = []
  let made = new Set<NodeId>()
  let freed = new Set<string>()
  for (const step of steps) {
    const alone = step.kind === 'delete' || (step.kind === 'move' && (step.temporary || doing.trees.local.get(step.id)?.kind === 'folder'))
    const to = step.kind === 'make' ? step.entry : step.kind === 'move' ? step.to : undefined
    if (alone || (to && (made.has(to.parent) || freed.has(slot(to))))) {
      if (wave.length > 0) all.push(wave)
      wave = []
      made = new Set()
      freed = new Set()
    }
    wave.push(step)
    if (alone) {
      all.push(wave)
      wave = []
      continue
    }
    if (step.kind === 'make') made.add(step.entry.id)
    const from = step.kind === 'move' ? doing.trees.local.get(step.id) : undefined
    if (from) freed.add(slot(from))
  }
  if (wave.length > 0) all.push(wave)
  return all
}

function slot(place: Place): string {
  return `${place.parent}/${nameKey(place.name)}`
}

async function doStep(doing: Doing, plan: Plan, step: Step): Promise<void> {
  if (step.kind === 'make') await makeFolder(doing, step.entry as FolderEntry)
  else if (step.kind === 'move') await moveHere(doing, plan, step.id, step.to)
  else await removeHere(doing, step.id)
}

async function makeFolder(doing: Doing, entry: FolderEntry): Promise<void> {
  const path = newPath(doing, entry.id, entry)
  if (!path) return
  doing.touch(path)
  const result = await doing.folder.makeFolder(path)
  if (result.kind === 'problem') return fail(doing, entry.id, result.why, PLACE_HERE)
  if (result.kind !== 'done') {
    doing.markDirty(entry.parent)
    fail(doing, entry.id, 'in-use', PLACE_HERE)
    return
  }
  const { id, parent, name } = entry
  doing.trees.unleave(path)
  doing.trees.setLocal({ id, kind: 'folder', parent, name, fingerprint: null, observedAt: doing.clock.now() })
  doing.trees.settle(id)
  doing.waiting.clear(id)
  doing.progress.item()
  doing.note({ what: 'folder-here', path })
}

async function moveHere(doing: Doing, plan: Plan, id: NodeId, to: Place): Promise<void> {
  const { trees } = doing
  const entry = trees.local.get(id)
  const from = trees.localPath(id)
  const path = newPath(doing, id, to)
  if (!entry || !from || !path || isWithin(trees.local, to.parent, id)) return
  await announceCopy(doing, id, path)
  doing.touch(from)
  doing.touch(path)
  const result = await moveOnDisk(doing, entry, from, path)
  if (result.kind === 'problem') return fail(doing, id, result.why, PLACE_HERE)
  if (result.kind !== 'done') {
    doing.markDirty(entry.parent)
    doing.markDirty(to.parent)
    return fail(doing, id, 'in-use', PLACE_HERE)
  }
  const { spelling: _, ...rest } = entry
  trees.setLocal({ ...rest, parent: to.parent, name: to.name, ...changedMeanwhile(doing, entry, result.fingerprint) } as LocalEntry)
  const isCopy = trees.copies.delete(id)
  trees.settle(id)
  doing.waiting.clear(id)
  doing.progress.item()
  const what = isCopy ? 'conflict' : plan.respelled.has(id) ? 'renamed-for-case' : 'moved-here'
  doing.note({ what, path, from })
}

async function moveOnDisk(doing: Doing, entry: LocalEntry, from: Path, to: Path) {
  if (entry.kind === 'file' && entry.fingerprint) return doing.folder.moveFile(from, to, entry.fingerprint)
  const result = await doing.folder.moveFolder(from, to)
  return { ...result, fingerprint: undefined }
}

/** A file that does not look as it did before it was moved was changed on its way: what it holds is not known. */
function changedMeanwhile(doing: Doing, entry: LocalEntry, now: Fingerprint | undefined): Partial<LocalEntry> {
  if (!now || !entry.fingerprint || sameFingerprint(entry.fingerprint, now)) return {}
  return { content: undefined, size: now.size, fingerprint: now, observedAt: doing.clock.now() }
}

/** What a conflict copy stands against is remembered before it gets its name. */
async function announceCopy(doing: Doing, id: NodeId, path: Path): Promise<void> {
  const conflict = doing.trees.conflicts.get(id)
  if (conflict && doing.trees.copies.has(id)) await doing.trees.save({ conflictsPut: [{ path, id, conflict }] })
}

/** Where something would lie, when its folder is there and the name is free. That this device can hold it, the plan has seen to. */
function newPath(doing: Doing, id: NodeId, place: Place): Path | undefined {
  const parent = doing.trees.localPath(place.parent)
  return parent && !isTaken(doing, id, place) ? [...parent, place.name] : undefined
}

/** Removes what the plan says, files first, then folders from the deepest up. Only known, unchanged things go. */
export async function deleteHere(doing: Doing, plan: Plan): Promise<void> {
  const ids = plan.here.lastly.filter(id => !doing.waiting.isHeld(id, DELETE_HERE, doing.clock.now()))
  const isFile = (id: NodeId) => doing.trees.local.get(id)?.kind === 'file'
  await drain(ids.filter(isFile), AT_ONCE, id => removeHere(doing, id))
  for (const id of ids) if (!isFile(id)) await removeHere(doing, id)
  await doing.trees.save()
}

async function removeHere(doing: Doing, id: NodeId): Promise<void> {
  const { trees, folder } = doing
  const entry = trees.local.get(id)
  const path = trees.localPath(id)
  if (!entry || !path) return
  // What still lies in it is not ours to remove.
  if (entry.kind === 'folder' && [...trees.local.children(id)].length > 0) return
  const result =
    entry.kind === 'file' && entry.fingerprint ? await folder.removeFile(path, entry.fingerprint) : await folder.removeFolder(path)
  if (result.kind === 'problem') return fail(doing, id, result.why, DELETE_HERE)
  if (result.kind === 'stale') {
    doing.markDirty(entry.parent)
    fail(doing, id, 'in-use', DELETE_HERE)
    return
  }
  if (result.kind === 'not-empty') trees.leave(path)
  trees.forgetLocal(id)
  trees.settle(id)
  doing.waiting.clear(id)
  doing.progress.item()
  doing.note({ what: 'deleted-here', path })
}

function fail(doing: Doing, id: NodeId, why: Reason, what: string): void {
  doing.waiting.fail(id, why, what, doing.clock.now())
}
