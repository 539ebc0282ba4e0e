/** Uploads of one page against a server in memory. */
import type { NodeId } from '../../../core/ids'
import { RemoteFault } from '../../../core/ports'
import { sha256 } from '../../../core/testing/content'
import type { SameName, SameNameAnswer } from '../../drive-api'
import type { MemoryPageDrive } from '../../testing/memory-page-drive'
import { type PageWorld, pageWorld } from '../../testing/page-world'
import type { Brought } from '../brought'
import { createContentSender } from '../content-sender'
import { UploadQueue } from '../upload-queue'
import { MemoryUploadStore } from './memory-upload-store'

/** `made`: of a page that has more than uploads. */
export function uploadsWorld(made: PageWorld = pageWorld()) {
  const { random, clock, server, drive } = made
  const store = new MemoryUploadStore()
  const claimed = new Set<string>()
  const faults: unknown[] = []
  const allowed = { yes: true }
  /** What was told of together. */
  const brought: Brought[] = []
  const open = async () => {
    const uploads = new UploadQueue({
      ...{ driveId: server.drive, drive, store, sha256, clock, newId: () => random.id() },
      sender: createContentSender(drive, sha256, () => clock.now()),
      children: folder => childrenIn(drive, folder),
      async claim(batch) {
        if (claimed.has(batch)) return undefined
        claimed.add(batch)
        return () => void claimed.delete(batch)
      },
      brought: what => void brought.push(what),
      allow: async () => allowed.yes,
      fault: error => faults.push(error),
    })
    await uploads.open()
    return uploads
  }
  /** Until nothing more happens for a while. */
  const rest = async (ms = 1000) => {
    for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
    await clock.advance(ms)
    for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
    await clock.advance(ms)
  }
  const ended = async (uploads: UploadQueue) => {
    for (let i = 0; i < 200; i++) {
      await rest(300)
      if (!uploads.snapshot().busy) return
    }
    throw new Error(`still busy: ${JSON.stringify(states(uploads))}`)
  }
  return { ...made, store, claimed, faults, allowed, brought, open, rest, ended }
}

async function childrenIn(drive: MemoryPageDrive, folder: NodeId) {
  try {
    return (await drive.listFolder(folder)).nodes
  } catch (error) {
    if (error instanceof RemoteFault && error.kind === 'not-found') return undefined
    throw error
  }
}

export const states = (uploads: UploadQueue) => Object.fromEntries(uploads.snapshot().items.map(({ name, state }) => [name, state.kind]))
export const answering = (...answers: SameNameAnswer[]) => {
  const asked: SameName[] = []
  const ask = async (question: SameName) => {
    asked.push(question)
    return answers[Math.min(asked.length, answers.length) - 1] as SameNameAnswer
  }
  return { asked, ask }
}
export const version = { what: 'version', forAll: false } as const
export const both = { what: 'keep-both', forAll: false } as const
export const skip = { what: 'skip', forAll: false } as const
