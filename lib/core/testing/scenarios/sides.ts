/** Brings a folder on a disk, or a drive on a server, from one tree to another: its moves first, then what still differs. */
import type { Path } from '../../name'
import { bytesOf, textOf } from '../content'
import type { MemoryDisk } from '../memory-disk'
import type { MemoryServer } from '../memory-server'
import { serverPath } from '../plain-tree'
import type { ServerHand } from '../server-hand'
import type { VirtualClock } from '../virtual-clock'
import type { TextTree } from './scenario'

/** The same hands for both sides. */
interface Hands {
  tree(): TextTree
  move(from: Path, to: Path): Promise<void>
  remove(path: Path): Promise<void>
  makeFolder(path: Path): Promise<void>
  put(path: Path, text: string): Promise<void>
}

export async function change(hands: Hands, moves: readonly (readonly [string, string])[], target: TextTree): Promise<void> {
  for (const [from, to] of moves) await moveOver(hands, from, to)
  const there = hands.tree()
  for (const path of Object.keys(there).sort()) {
    const isOther = target[path] === undefined || (target[path] === null) !== (there[path] === null)
    if (isOther && hands.tree()[path] !== undefined) await hands.remove(split(path))
  }
  for (const path of Object.keys(target).sort()) {
    const content = target[path] ?? null
    if (hands.tree()[path] === content) continue
    if (content === null) await hands.makeFolder(split(path))
    else await hands.put(split(path), content)
  }
}

/** What stands in the way is deleted first, as a person would. */
async function moveOver(hands: Hands, from: string, to: string): Promise<void> {
  if (hands.tree()[to] !== undefined) await hands.remove(split(to))
  const parent = split(to).slice(0, -1)
  if (parent.length > 0) await hands.makeFolder(parent)
  await hands.move(split(from), split(to))
}

/** People take their time: no two files have one lastModified, whatever the disk's step. */
const BETWEEN_WRITES_MS = 2500

export function diskHands(disk: MemoryDisk, clock: VirtualClock): Hands {
  return {
    tree: () => diskTexts(disk),
    move: async (from, to) => {
      if (!disk.move(from, to)) throw new Error(`cannot move ${from.join('/')} to ${to.join('/')}`)
    },
    remove: async path => disk.remove(path),
    makeFolder: async path => void disk.makeFolder(path),
    put: async (path, text) => {
      await clock.advance(BETWEEN_WRITES_MS)
      disk.put(path, bytesOf(text))
    },
  }
}

export function serverHands(server: MemoryServer, hand: ServerHand): Hands {
  const accepted = (outcome: { readonly kind: string } | undefined) => {
    if (outcome?.kind !== 'accepted') throw new Error(`the server said ${outcome?.kind ?? 'nothing'}`)
  }
  return {
    tree: () => serverTexts(server),
    move: async (from, to) => accepted(await hand.move(from, to)),
    remove: async path => accepted(await hand.remove(path)),
    makeFolder: async path => void (await hand.makeFolder(path)),
    put: async (path, text) => accepted(await hand.put(path, bytesOf(text))),
  }
}

export function diskTexts(disk: MemoryDisk): TextTree {
  const tree: Record<string, string | null> = {}
  for (const entry of disk.all()) {
    tree[disk.pathOf(entry).join('/')] = entry.kind === 'file' ? textOf(entry.bytes) : null
  }
  return tree
}

export function serverTexts(server: MemoryServer): TextTree {
  const tree: Record<string, string | null> = {}
  for (const node of server.liveNodes()) {
    const path = (serverPath(server, node) ?? []).join('/')
    tree[path] = node.revision === null ? null : textOf(server.read(node.revision))
  }
  return tree
}

export function split(path: string): Path {
  return path.split('/')
}
