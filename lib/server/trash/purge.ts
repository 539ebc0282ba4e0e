/**
 * What was deleted goes for good: its revisions are removed and its chunks noted as spare. Small transactions, each of
 * which leaves a whole drive: a crash in between leaves less history of what is in the trash, and a list of chunks to
 * look at. The tombstones stay, so that every device still hears of them.
 */
import type { Transaction, Writer } from '../db/database'
import type { Prisma } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import { manifestOf } from '../manifests'
import { addSpare } from './spare-chunks'

/** Which tombstones of one drive. */
export type Condemned = { readonly ids: readonly string[] } | { readonly deletedBefore: bigint }

const NODES_AT_ONCE = 100
export const REVISIONS_AT_ONCE = 500

export interface Purging {
  readonly writer: Writer
  /** The server is to stop: what is not done stays in the trash. */
  stopping(): boolean
}

/** Tells how many nodes went. What came back meanwhile stays. */
export async function purgeNodes(purging: Purging, driveId: string, condemned: Condemned): Promise<number> {
  if ('deletedBefore' in condemned) return purgeWhile(purging, driveId, { deletedAt: { lt: condemned.deletedBefore } })
  let purged = 0
  for (let at = 0; at < condemned.ids.length; at += NODES_AT_ONCE) {
    purged += await purgeWhile(purging, driveId, { id: { in: condemned.ids.slice(at, at + NODES_AT_ONCE) } })
  }
  return purged
}

type Which = { readonly deletedAt: { readonly lt: bigint } } | { readonly id: { readonly in: string[] } }

async function purgeWhile({ writer, stopping }: Purging, driveId: string, which: Which): Promise<number> {
  let purged = 0
  while (!stopping()) {
    const step = await writer(tx => purgeSome(tx, driveId, which))
    if (step === 'nothing left') break
    purged += step
  }
  return purged
}

async function purgeSome(tx: Transaction, driveId: string, which: Which): Promise<number | 'nothing left'> {
  const nodes = await tx.node.findMany({
    where: { driveId, deleted: true, purged: false, ...which },
    select: { id: true, revisionId: true },
    take: NODES_AT_ONCE,
  })
  if (nodes.length === 0) return 'nothing left'
  const ids = nodes.map(node => node.id)
  const current = nodes.map(node => node.revisionId).filter(id => id !== null)
  // Older contents first, by and by: one file may have had thousands.
  if ((await removeRevisions(tx, driveId, { nodeId: { in: ids }, id: { notIn: current } })) > 0) return 0
  await removeRevisions(tx, driveId, { nodeId: { in: ids }, id: { in: current } })
  await tx.node.updateMany({ where: { driveId, id: { in: ids } }, data: { purged: true, revisionId: null } })
  return nodes.length
}

/** At most so many at once. Their chunks are noted as spare. */
export async function removeRevisions(tx: Transaction, driveId: string, which: Prisma.RevisionWhereInput): Promise<number> {
  const rows = await tx.revision.findMany({
    where: { driveId, ...which },
    select: { id: true, content: true, size: true, manifest: true },
    take: REVISIONS_AT_ONCE,
  })
  const hashes = new Set(rows.flatMap(row => manifestOf(row).map(chunk => chunk.hash)))
  await addSpare(tx, driveId, hashes)
  await inGroups(
    rows.map(row => row.id),
    async group => {
      await tx.revision.deleteMany({ where: { driveId, id: { in: group } } })
      return []
    },
  )
  return rows.length
}
