/**
 * Does a plan: folders and moves first, then contents, deletes last. Small files go before large ones, which run on by
 * themselves while later plans are made and done.
 */
import type { NodeId } from '../ids'
import type { Plan } from '../reconcile'
import { type Doing, RECEIVE, SEND, Stopped } from './context'
import { downloadLarge, downloadSmall, isLargeDownload } from './download'
import { arrangeHere, deleteHere } from './structure-here'
import { arrangeThere, deleteThere } from './structure-there'
import { isLargeUpload, uploadLarge, uploadSmall } from './upload'

const LARGE_AT_ONCE = 2

/** Large transfers under way, which outlive the plan they came from. */
export class LargeTransfers {
  private readonly running = new Map<NodeId, Promise<void>>()
  /** What the first failing one threw, until somebody takes it. */
  failure: { readonly error: unknown } | undefined

  constructor(private readonly ended: () => void) {}

  get count(): number {
    return this.running.size
  }

  has(id: NodeId): boolean {
    return this.running.has(id)
  }

  /** Begins `transfer` when there is room; otherwise a later plan will. */
  begin(id: NodeId, transfer: () => Promise<void>): void {
    if (this.running.size >= LARGE_AT_ONCE || this.running.has(id)) return
    const run = transfer()
      .catch(error => {
        if (!(error instanceof Stopped)) this.failure ??= { error }
      })
      .finally(() => {
        this.running.delete(id)
        this.ended()
      })
    this.running.set(id, run)
  }

  async settled(): Promise<void> {
    await Promise.all(this.running.values())
  }
}

export async function execute(doing: Doing, plan: Plan, large: LargeTransfers): Promise<void> {
  const now = doing.clock.now()
  for (const id of plan.agree) doing.trees.settle(id)
  // What has no place on the other side yet is not sent, nor fetched.
  const placeless = new Set(plan.there.undone)
  const uploads = plan.uploads.filter(id => !placeless.has(id) && !large.has(id) && !doing.waiting.isHeld(id, SEND, now))
  const unplaced = new Set(plan.here.undone.filter(id => !doing.trees.local.get(id)))
  const downloads = plan.downloads.filter(id => !unplaced.has(id) && !large.has(id) && !doing.waiting.isHeld(id, RECEIVE, now))

  const arranged = await arrangeThere(doing, plan)
  await arrangeHere(doing, plan)
  await Promise.all([
    uploadSmall(
      doing,
      plan,
      uploads.filter(id => !isLargeUpload(doing, id)),
    ),
    downloadSmall(
      doing,
      plan,
      downloads.filter(id => !isLargeDownload(doing, id)),
    ),
  ])
  for (const id of uploads.filter(id => isLargeUpload(doing, id))) large.begin(id, () => uploadLarge(doing, plan, id))
  for (const id of downloads.filter(id => isLargeDownload(doing, id))) large.begin(id, () => downloadLarge(doing, plan, id))

  if (!doing.isInterrupted()) {
    await deleteHere(doing, plan)
    // A move that was refused may still have to leave a folder that is to go.
    if (arranged) await deleteThere(doing, plan)
  }
  await doing.trees.save()
}
