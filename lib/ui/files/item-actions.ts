/** What can be done with chosen items, in the order in which it is offered. Pure. */
import type { ShownNode } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'

export type ItemAction =
  | 'open'
  | 'download'
  | 'link'
  | 'share'
  | 'star'
  | 'unstar'
  | 'rename'
  | 'move-to'
  | 'copy-to'
  | 'duplicate'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'details'
  | 'delete'

interface Circumstances {
  /** This page can change the drive now. */
  readonly writable: boolean
  readonly stars: ReadonlySet<NodeId>
  /** Something was copied or cut. */
  readonly clipped: boolean
}

/** In groups, with a line between them. */
export function itemActions(items: readonly ShownNode[], { writable, stars, clipped }: Circumstances): readonly (readonly ItemAction[])[] {
  const [only] = items.length === 1 ? items : []
  const starred = items.every(({ id }) => stars.has(id))
  const groups: (readonly (ItemAction | false | undefined)[])[] = [
    [only && 'open', 'download', starred ? 'unstar' : 'star'],
    writable ? ['link', 'share'] : [],
    writable ? [only && 'rename', 'move-to', 'copy-to', 'duplicate'] : [],
    writable ? ['copy', 'cut', clipped && only?.kind === 'folder' && 'paste'] : [],
    ['details', writable && 'delete'],
  ]
  return groups.map(group => group.filter(action => typeof action === 'string')).filter(group => group.length > 0)
}
