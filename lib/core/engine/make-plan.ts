/** From the trees as they were just seen to the plan; what stands in doubt is read first. */
import type { DeviceTrees } from '../device-trees'
import type { NodeId } from '../ids'
import type { LocalFolder } from '../ports'
import { receiveOnly } from '../receive-only'
import { type Plan, reconcile } from '../reconcile'
import { keptThere } from '../sight'
import { doubtful, release, settleDoubt } from './doubt'
import { identify } from './identify'

export interface PlanContext {
  readonly folder: Pick<LocalFolder, 'nameProblem'>
  readonly newId: () => NodeId
  readonly now: () => number
  /** As people know this device; it signs conflict copies. */
  readonly deviceName: string
  /** This device may only receive. */
  readonly readOnly: boolean
  /** Losses that the person refused, perhaps while there was still something to read. */
  readonly keep: () => ReadonlySet<NodeId>
  /** Still on its way from before. */
  readonly isBusy: (id: NodeId) => boolean
  /** Reads local files into the trees. */
  readonly read: (ids: readonly NodeId[]) => Promise<void>
}

export async function makePlan(trees: DeviceTrees, context: PlanContext): Promise<Plan> {
  const now = context.now()
  release(trees, now)
  const first = await planNow(trees, context)
  const unsure = doubtful(trees, first)
  if (unsure.length === 0) return first
  await settleDoubt(trees, unsure, now, context.read)
  return planNow(trees, context)
}

async function planNow(trees: DeviceTrees, context: PlanContext): Promise<Plan> {
  const { folder, now, deviceName, readOnly, keep } = context
  await identify(trees, context)
  const plan = reconcile(trees, {
    ...{ frozen: id => trees.isFrozen(id), isOurs: id => trees.isOurs(id), keep: keep(), copies: trees.copies },
    label: { device: deviceName, at: now() },
    holdable: name => folder.nameProblem(name) === undefined,
    keptThere: keptThere(trees),
  })
  return readOnly ? receiveOnly(plan) : plan
}
