/** Gives and takes stars, a few at a time. They are no ops of the drive: nobody else sees them. */
import type { NodeId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { Refused, Trouble } from '../drive-api'
import { createLimit } from '../limit'
import type { PageDrive } from '../remote/page-drive'
import { NOTHING_DONE, type Performed } from './performer'
import type { StarStep } from './undo-steps'

const AT_ONCE = 6

/** After the first fault no more are asked for. */
export async function setStars(drive: Pick<PageDrive, 'star'>, steps: readonly StarStep[]): Promise<Performed> {
  const nodes: NodeId[] = []
  const refused: Refused[] = []
  let fault: Trouble | undefined
  const set = async ({ id, name, starred }: StarStep) => {
    if (fault) return
    try {
      await drive.star(id, starred)
      nodes.push(id)
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      if (error.kind === 'not-found') refused.push({ id, name, why: { kind: 'stale' } })
      else fault = error.kind
    }
  }
  const limit = createLimit(AT_ONCE)
  await Promise.all(steps.map(step => limit.run(() => set(step))))
  return { ...NOTHING_DONE, nodes, refused, fault }
}
