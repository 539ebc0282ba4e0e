/** Sends ops in order, in as many requests as they need. The same ops are done once, so a lost answer is asked for again. */
import { type Clock, RemoteFault } from '../../core/ports'
import type { Op, Outcome } from '../../core/protocol/messages'
import type { Trouble } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'

/** What one request may hold. */
export const MAX_OPS = 1000
const MAX_CHUNKS = 50_000
const RETRIES_MS = [500, 2000]

export interface SentOps {
  /** Of the first ops; the others were not answered. */
  readonly outcomes: readonly Outcome[]
  /** Of the drive, when something was answered. */
  readonly head: number | undefined
  readonly fault: Trouble | undefined
}

export async function sendOps(
  drive: Pick<PageDrive, 'edit'>,
  clock: Clock,
  ops: readonly Op[],
  deletesConfirmed: boolean,
): Promise<SentOps> {
  const outcomes: Outcome[] = []
  let head: number | undefined
  for (const batch of batches(ops)) {
    try {
      const answer = await again(clock, () => drive.edit(batch, deletesConfirmed))
      outcomes.push(...answer.outcomes)
      head = answer.head
    } catch (error) {
      if (error instanceof RemoteFault) return { outcomes, head, fault: error.kind }
      throw error
    }
  }
  return { outcomes, head, fault: undefined }
}

function batches(ops: readonly Op[]): Op[][] {
  const all: Op[][] = []
  let chunks = 0
  for (const op of ops) {
    const more = 'revision' in op ? (op.revision?.chunks.length ?? 0) : 0
    const last = all.at(-1)
    if (last && last.length < MAX_OPS && chunks + more <= MAX_CHUNKS) last.push(op)
    else all.push([op])
    chunks = last === all.at(-1) ? chunks + more : more
  }
  return all
}

async function again<T>(clock: Clock, ask: () => Promise<T>): Promise<T> {
  for (const ms of RETRIES_MS) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof RemoteFault) || error.kind !== 'offline') throw error
    }
    await new Promise<void>(resolve => void clock.after(ms, resolve))
  }
  return ask()
}
