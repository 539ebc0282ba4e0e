/**
 * What an account may store: the bytes of the packs of all drives it owns. An upload reserves its bytes before the
 * first of them is taken, so that many at once cannot pass the limit together.
 */
import { statfs } from 'node:fs/promises'
import type { Database, Transaction } from './db/database'
import { Fault } from './fault'

export interface Quota {
  /** Holds `bytes` back until `release`. Throws `over-quota` when there is no room. */
  reserve(ownerId: string, bytes: number): Promise<{ release(): void }>
  /** The limit when more than it is stored. */
  exceeded(tx: Transaction, ownerId: string): Promise<number | undefined>
  /** What the account may store at most, in bytes: its limit, or what the disk has room for. */
  limit(ownerId: string): Promise<number>
}

export function createQuota(db: Database, options: { readonly defaultBytes: number | undefined; readonly dataDir: string }): Quota {
  const reserved = new Map<string, number>()
  const add = (ownerId: string, bytes: number) => reserved.set(ownerId, (reserved.get(ownerId) ?? 0) + bytes)

  async function limitOf(tx: Database | Transaction, ownerId: string): Promise<number | undefined> {
    const owner = await tx.user.findUnique({ where: { id: ownerId }, select: { quotaBytes: true } })
    return owner?.quotaBytes == null ? options.defaultBytes : Number(owner.quotaBytes)
  }

  async function used(tx: Database | Transaction, ownerId: string): Promise<number> {
    const sum = await tx.drive.aggregate({ where: { ownerId }, _sum: { usedBytes: true } })
    return Number(sum._sum.usedBytes ?? 0)
  }

  return {
    async reserve(ownerId, bytes) {
      add(ownerId, bytes)
      const release = once(() => add(ownerId, -bytes))
      try {
        const limit = await limitOf(db, ownerId)
        if (limit === undefined || (await used(db, ownerId)) + (reserved.get(ownerId) ?? 0) <= limit) return { release }
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
      const disk = await statfs(options.dataDir)
      return (await used(db, ownerId)) + disk.bavail * disk.bsize
    },
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    run()
  }
}
