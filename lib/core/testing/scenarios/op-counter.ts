/**
 * Counts what one device did, on each side apart: what it did to its disk, and what the server accepted from it.
 *
 * A move or delete of a folder counts once, with all that it holds; a move by way of a temporary name counts once. An
 * upload is a file whose content the drive did not have before, a download one whose content the disk did not have; where
 * several files get one new content each of them counts, though its bytes travel once.
 */
import type { EnginePorts } from '../../engine'
import type { ContentHash, OpId } from '../../ids'
import type { Path } from '../../name'
import type { LocalFolder, RemoteDrive } from '../../ports'
import type { Commit, Op } from '../../protocol/messages'
import { type Bytes, contentOf } from '../content'
import type { Device } from '../device'
import type { MemoryServer } from '../memory-server'
import { override } from '../override'

interface Side {
  moves: { readonly from: string; readonly to: string }[]
  deletes: string[]
  creates: number
  transfers: number
}

export interface Counts {
  readonly upload: number
  readonly download: number
  /** Of the side that had more of them to do. */
  readonly move: number
  readonly delete: number
  readonly create: number
}

export class OpCounter {
  private here = newSide()
  private there = newSide()
  private readonly answered = new Set<OpId>()
  private heldHere = new Set<ContentHash>()
  private heldThere = new Set<ContentHash>()

  /** From now on, against what both sides hold now. */
  reset(device: Device, server: MemoryServer): void {
    this.here = newSide()
    this.there = newSide()
    this.heldThere = new Set(server.contents())
    this.heldHere = new Set([...device.disk.all()].flatMap(entry => (entry.kind === 'file' ? [contentOf(entry.bytes).hash] : [])))
  }

  counts(): Counts {
    const { here, there } = this
    return {
      upload: there.transfers,
      download: here.transfers,
      move: Math.max(chains(here.moves), chains(there.moves)),
      delete: Math.max(tops(here.deletes), tops(there.deletes)),
      create: Math.max(here.creates, there.creates),
    }
  }

  wrap = (ports: EnginePorts): EnginePorts => ({ ...ports, folder: this.folder(ports.folder), drive: this.drive(ports.drive) })

  private folder(folder: LocalFolder): LocalFolder {
    const note = async <Result extends { kind: string }>(result: Promise<Result>, record: () => void) => {
      if ((await result).kind === 'done') record()
      return result
    }
    const moved = (from: Path, to: Path) => () => void this.here.moves.push({ from: from.join('/'), to: to.join('/') })
    const removed = (path: Path) => () => void this.here.deletes.push(path.join('/'))
    return override(folder, {
      write: (path, expected, content) => {
        const parts: Bytes[] = []
        return note(folder.write(path, expected, copying(content, parts)), () => {
          if (expected === 'absent') this.here.creates++
          if (!this.heldHere.has(contentOf(Buffer.concat(parts)).hash)) this.here.transfers++
        })
      },
      makeFolder: path => note(folder.makeFolder(path), () => this.here.creates++),
      moveFile: (from, to, expected) => note(folder.moveFile(from, to, expected), moved(from, to)),
      moveFolder: (from, to) => note(folder.moveFolder(from, to), moved(from, to)),
      removeFile: (path, expected) => note(folder.removeFile(path, expected), removed(path)),
      removeFolder: path => note(folder.removeFolder(path), removed(path)),
    })
  }

  private drive(drive: RemoteDrive): RemoteDrive {
    return override(drive, {
      commit: async (commit: Commit) => {
        const answer = await drive.commit(commit)
        commit.ops.forEach((op, i) => {
          if (answer.outcomes[i]?.kind === 'accepted') this.accepted(op)
        })
        return answer
      },
    })
  }

  private accepted(op: Op): void {
    if (this.answered.has(op.opId)) return
    this.answered.add(op.opId)
    if (op.op === 'move') this.there.moves.push({ from: placeKey(op.expect), to: placeKey(op.place) })
    if (op.op === 'delete') this.there.deletes.push(op.id)
    if (op.op === 'create-file' || op.op === 'create-folder') this.there.creates++
    if ('revision' in op && op.revision && !this.heldThere.has(op.revision.content)) this.there.transfers++
  }
}

function newSide(): Side {
  return { moves: [], deletes: [], creates: 0, transfers: 0 }
}

async function* copying(content: AsyncIterable<Bytes>, parts: Bytes[]): AsyncIterable<Bytes> {
  for await (const part of content) {
    parts.push(part.slice())
    yield part
  }
}

/** Moves, those that only go on where another ended counted with it. */
function chains(moves: Side['moves']): number {
  return moves.filter(({ from }, i) => !moves.slice(0, i).some(({ to }) => to === from)).length
}

/** Removed items that did not lie in another one. */
function tops(paths: readonly string[]): number {
  return paths.filter(path => !paths.some(other => path.startsWith(`${other}/`))).length
}

function placeKey(place: { readonly parent: string; readonly name: string }): string {
  return `${place.parent}/${place.name}`
}
