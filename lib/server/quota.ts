/**
 * What an account may store: the bytes of the packs of all drives it owns, and what visitors of its links are still
 * sending. An upload reserves its bytes before the first of them is taken, so that many at once cannot pass the limit
 * together.
 */
import { statfs } from 'node:fs/promises'
import type { Database, Transaction } from './db/database'
import { Fault } from './fault'

export interface Reservation {
  /** So many of its bytes are stored now, and count so: told in the transaction that stores them. */
  spend(bytes: number): void
  /** Of what is left. */
  release(): void
}

export interface Quota {
  /** Holds `bytes` back until `release`. Throws `over-quota` when there is no room. `tx`: for what is written down before `release`. */
  reserve(ownerId: string, bytes: number, tx?: Transaction): Promise<Reservation>
  /** The limit when more than it is stored. */
  exceeded(tx: Transaction, ownerId: string): Promise<number | undefined>
  /** What the account may store at most, in bytes: its limit, or what the disk has room for. */
  limit(ownerId: string): Promise<number>
  /** What the disk has room for still, in bytes. */
  free(): Promise<number>
}

export function createQuota(db: Database, options: { readonly defaultBytes: number | undefined; readonly dataDir: string }): Quota {
  const reserved = new Map<string, number>()
  const add = (ownerId: string, bytes: number) => {
    const sum = (reserved.get(ownerId) ?? 0) + bytes
    reserved.set(ownerId, sum)
    return sum
  }

  async function limitOf(tx: Database | Transaction, ownerId: string): Promise<number | undefined> {
    const owner = await tx.user.findUnique({ where: { id: ownerId }, select: { quotaBytes: true } })
    return owner?.quotaBytes == null ? options.defaultBytes : Number(owner.quotaBytes)
  }

  async function stored(tx: Database | Transaction, ownerId: string): Promise<number> {
    const sum = await tx.drive.aggregate({ where: { ownerId }, _sum: { usedBytes: true } })
    return Number(sum._sum.usedBytes ?? 0)
  }

  async function used(tx: Database | Transaction, ownerId: string): Promise<number> {
    const sent = await tx.linkUpload.aggregate({ where: { link: { drive: { ownerId } } }, _sum: { reserved: true } })
    return (await stored(tx, ownerId)) + Number(sent._sum.reserved ?? 0)
  }

  async function free(): Promise<number> {
    const { bavail, bsize } = await statfs(options.dataDir)
    return bavail * bsize
  }

  return {
    free,
    async reserve(ownerId, bytes, tx) {
      // Before the database is asked: what is stored meanwhile rather counts twice than never.
      const held = add(ownerId, bytes)
      let left = bytes
      const spend = (some: number) => {
        const spent = Math.min(some, left)
        left -= spent
        add(ownerId, -spent)
      }
      const release = () => spend(left)
      try {
        const limit = await limitOf(tx ?? db, ownerId)
        if (limit === undefined || (await used(tx ?? db, ownerId)) + held <= limit) return { spend, release }
        throw new Fault('over-quota')
      } catch (error) {
        release()
        throw error
      }
    },
    async exceeded(tx, ownerId) {
      const limit = await limitOf(tx, ownerId)
      return limit !== undefined && (await used(tx, ownerId)) > limit ? limit : undefined
    },
    async limit(ownerId) {
      const limit = await limitOf(db, ownerId)
      if (limit !== undefined) return limit
      return (await stored(db, ownerId)) + (await free())
    },
  }
}
