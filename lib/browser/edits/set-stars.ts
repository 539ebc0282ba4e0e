/** Gives and takes stars, very many in one request. They are no ops of the drive: nobody else sees them. */
import type { NodeId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { MOST_STARS } from '../../core/protocol/stars'
import type { Refused } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import { NOTHING_DONE, type Performed } from './performer'
import type { StarStep } from './undo-steps'

/** After the first fault no more are asked for. */
export async function setStars(drive: Pick<PageDrive, 'star'>, steps: readonly StarStep[]): Promise<Performed> {
  const nodes: NodeId[] = []
  const refused: Refused[] = []
  try {
    for (const part of partsOf(steps)) {
      const ids = part.map(({ id }) => id)
      const gone = new Set(await drive.star(ids, part[0]?.starred === true))
      nodes.push(...ids.filter(id => !gone.has(id)))
      for (const { id, name } of part) if (gone.has(id)) refused.push({ id, name, why: { kind: 'stale' } })
    }
  } catch (error) {
    if (!(error instanceof RemoteFault)) throw error
    return { ...NOTHING_DONE, nodes, refused, fault: error.kind }
  }
  return { ...NOTHING_DONE, nodes, refused }
}

/** Those that are given and those that are taken, as many at a time as one request may name. */
function* partsOf(steps: readonly StarStep[]): Iterable<readonly StarStep[]> {
  for (const starred of [true, false]) {
    const alike = steps.filter(step => step.starred === starred)
    for (let at = 0; at < alike.length; at += MOST_STARS) yield alike.slice(at, at + MOST_STARS)
  }
}
