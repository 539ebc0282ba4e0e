/** What of the trees has changed since it was last made durable, and the change of the store that this makes. */
import type { NodeId } from './ids'
import type { Path } from './name'
import type { StateChange } from './ports'
import type { BaseEntry, RemoteEntry } from './sides'
import type { MapTree, OverlayTree, Tree } from './tree'

export interface Unsaved {
  readonly base: Set<NodeId>
  readonly remote: Set<NodeId>
  readonly conflictsRemove: Set<NodeId>
  readonly leftPut: Path[]
  readonly leftRemove: Path[]
  cursor?: number
  epoch?: string
  begun?: boolean
  rules?: string
  reset?: true
}

interface Trees {
  readonly base: MapTree<BaseEntry>
  readonly remote: OverlayTree<RemoteEntry>
  readonly unseen: MapTree<RemoteEntry>
  readonly wholeRemote: Tree<RemoteEntry>
}

export function newUnsaved(): Unsaved {
  return { base: new Set(), remote: new Set(), conflictsRemove: new Set(), leftPut: [], leftRemove: [] }
}

/** As the trees are now, with `more`; without a property where nothing is to be saved. */
export function changeOf(trees: Trees, unsaved: Unsaved, more: StateChange): StateChange {
  const lists = {
    ...baseLists(trees, unsaved),
    ...remoteLists(trees, unsaved),
    conflictsRemove: [...unsaved.conflictsRemove],
    leftPut: unsaved.leftPut,
    leftRemove: unsaved.leftRemove,
  }
  return {
    ...(unsaved.reset && { reset: true }),
    ...(unsaved.epoch !== undefined && { epoch: unsaved.epoch }),
    ...(unsaved.cursor !== undefined && { cursor: unsaved.cursor }),
    ...(unsaved.begun !== undefined && { begun: unsaved.begun }),
    ...(unsaved.rules !== undefined && { rules: unsaved.rules }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...more,
  }
}

function baseLists({ base }: Trees, unsaved: Unsaved) {
  const basePut = [...unsaved.base].map(id => base.get(id)).filter(entry => entry !== undefined)
  return { basePut, baseRemove: [...unsaved.base].filter(id => !base.get(id)) }
}

/** Kept are the differences to the base, and what is live and ignored. */
function remoteLists({ remote, unseen, wholeRemote }: Trees, unsaved: Unsaved) {
  const isChanged = (id: NodeId) => unseen.get(id) !== undefined || remote.isChanged(id)
  const remotePut = [...unsaved.remote].filter(isChanged).map(id => {
    const entry = wholeRemote.get(id)
    return entry ? ({ ...entry, gone: false } as const) : ({ id, gone: true } as const)
  })
  return { remotePut, remoteRemove: [...unsaved.remote].filter(id => !isChanged(id)) }
}
