/**
 * What the server does by itself to what is old: at start and every few hours. One thing at a time, because a purge may
 * not add to the chunks that are being looked at.
 */
import type { Server } from '../context'
import { expireDeeds } from '../history/expire-deeds'
import { expireNotices } from '../links/notices'
import { sweepUnnamed } from '../packs/sweep-packs'
import { collectChunks } from './collect-chunks'
import { type Condemned, purgeNodes } from './purge'

/** How everything that was due went. */
export interface Tidied {
  /** When it ended, milliseconds since 1970. */
  readonly at: number
  /** Something of it failed, and is due again. */
  readonly failed: boolean
}

export interface Housekeeping {
  /** Makes tombstones of a drive final and tells how many. Their chunks are freed after the answer. */
  purge(driveId: string, condemned: Condemned): Promise<number>
  /** Everything that is due now. Never throws: what fails is logged and due again. */
  tidy(): Promise<void>
  /** The last `tidy` that ended; `undefined`: none since the start. */
  last(): Tidied | undefined
  /** When nothing is under way any more. */
  idle(): Promise<void>
  /** Ends what is under way at the next safe place. */
  stop(): Promise<void>
}

const EVERY_MS = 6 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

type Parts = Pick<Server, 'db' | 'writer' | 'packs' | 'log' | 'now' | 'env'>

export function createHousekeeping(parts: Parts): Housekeeping {
  const { db, writer, packs, log, now, env } = parts
  let stopping = false
  let waiting = 0
  let tail: Promise<unknown> = Promise.resolve()
  let tidied: Tidied | undefined
  const timer = setInterval(() => void tidy(), EVERY_MS).unref()

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = tail.then(run)
    tail = mine.catch(() => undefined)
    return mine
  }

  const purging = { ...parts, stopping: () => stopping }
  // Somebody who empties the trash does not wait until everything was looked through; it is begun again afterwards.
  const collecting = { ...parts, stopping: () => stopping || waiting > 0 }

  const warn = (error: unknown) => log.warn({ err: error }, 'housekeeping failed and is due again')

  async function tidyDrive(driveId: string): Promise<void> {
    if (env.trashDays > 0) await purgeNodes(purging, driveId, { deletedBefore: BigInt(now() - env.trashDays * DAY_MS) })
    await expireDeeds(writer, driveId, now())
    await collectChunks(collecting, driveId)
  }

  async function tidyAll(failed: (error: unknown) => void): Promise<void> {
    for (const { id } of await db.drive.findMany({ select: { id: true } })) {
      if (stopping) return
      await tidyDrive(id).catch(failed)
    }
    await expireNotices(db, now()).catch(failed)
    await sweepUnnamed(packs, db, now(), log)
  }

  function tidy(): Promise<void> {
    return inTurn(async () => {
      let failed = false
      const note = (error: unknown) => {
        failed = true
        warn(error)
      }
      await tidyAll(note).catch(note)
      if (!stopping) tidied = { at: now(), failed }
    })
  }

  return {
    tidy,
    last: () => tidied,
    async purge(driveId, condemned) {
      waiting++
      const purged = await inTurn(() => purgeNodes(purging, driveId, condemned)).finally(() => waiting--)
      void inTurn(() => collectChunks(collecting, driveId)).catch(warn)
      return purged
    },
    idle: () => inTurn(async () => undefined),
    async stop() {
      stopping = true
      clearInterval(timer)
      await inTurn(async () => undefined)
    },
  }
}
