/**
 * What the server does by itself to what is old: at start and every few hours. One thing at a time, because a purge may
 * not add to the chunks that are being looked at.
 */
import type { OldVersions } from '../../core/protocol/storage'
import type { Server } from '../context'
import { expireDeeds } from '../history/expire-deeds'
import { expireNotices } from '../links/notices'
import { sweepUnnamed } from '../packs/sweep-packs'
import { collectChunks } from './collect-chunks'
import { type Outdated, type Remover, removeVersions } from './old-versions'
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
  /** Removes older contents of live files and tells what went. Their chunks are freed after the answer. */
  removeVersions(remover: Remover, which: Outdated): Promise<OldVersions>
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

  async function freeing<T>(driveId: string, work: () => Promise<T>): Promise<T> {
    waiting++
    const done = await inTurn(work).finally(() => waiting--)
    void inTurn(() => collectChunks(collecting, driveId)).catch(warn)
    return done
  }

  return {
    tidy,
    last: () => tidied,
    purge: (driveId, condemned) => freeing(driveId, () => purgeNodes(purging, driveId, condemned)),
    removeVersions: (remover, which) => freeing(remover.drive.id, () => removeVersions(purging, remover, which)),
    idle: () => inTurn(async () => undefined),
    async stop() {
      stopping = true
      clearInterval(timer)
      await inTurn(async () => undefined)
    },
  }
}
