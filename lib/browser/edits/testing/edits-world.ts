/** Edits of one page against a server in memory. */
import { type NodeId, ROOT } from '../../../core/ids'
import { sha256 } from '../../../core/testing/content'
import { ReplicatedMirror } from '../../mirror/drive-mirror'
import { MirrorHost } from '../../mirror/mirror-host'
import { MemoryMirrorStore } from '../../mirror/testing/memory-mirror-store'
import { pageWorld } from '../../testing/page-world'
import { PlannedEdits } from '../drive-edits'
import type { UndoKeeper } from '../undo-stack'

/** Time runs by itself while `did` waits. */
export async function editsWorld({ replica = true, undoKeeper }: { replica?: boolean; undoKeeper?: UndoKeeper } = {}) {
  const made = pageWorld()
  const { random, clock, drive, hand } = made
  const store = new MemoryMirrorStore()
  const openStore = async () => {
    if (!replica) throw new DOMException('none', 'UnknownError')
    return store
  }
  const channel = { postMessage() {}, onmessage: null, close() {} }
  const host = new MirrorHost({ drive, clock, channel, openStore, alone: work => work(), tell: event => mirror.heard(event), fault() {} })
  const mirror: ReplicatedMirror = new ReplicatedMirror({ replica: host, drive, clock })
  const reload = () => new PlannedEdits({ drive, mirror, clock, newId: () => random.id(), sha256, ...(undoKeeper && { undoKeeper }) })
  const edits = reload()
  const did = async <T>(work: Promise<T>): Promise<T> => {
    let done = false
    const ended = work.finally(() => {
      done = true
    })
    while (!done) await clock.advance(1000)
    return ended
  }
  const look = async () => {
    mirror.advanced()
    await clock.advance(1000)
  }
  const names = (folder: NodeId = ROOT) => {
    const state = mirror.folder(folder).snapshot()
    return state.kind === 'listed' ? state.nodes.map(({ name, pending }) => (pending ? `${name}…` : name)).sort() : state.kind
  }
  mirror.folder(ROOT).subscribe(() => {})
  const began = async (...files: readonly (readonly [string, string])[]) => {
    for (const [path, text] of files) await hand.put(path.split('/'), text)
    await look()
  }
  return { ...made, mirror, edits, did, look, names, began, reload }
}
