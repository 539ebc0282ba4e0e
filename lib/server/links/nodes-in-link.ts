/** Whether many nodes at once are what a link opens. */
import type { NodeId } from '../../core/ids'
import type { Database, Transaction } from '../db/database'
import { Fault } from '../fault'
import { chainOf, climb } from '../node-chains'
import type { OpenLink } from './open-link'

/** Throws `not-found` unless each of them is a live node that the link opens. */
export function requireInLink(link: OpenLink, ids: readonly NodeId[]): Promise<void> {
  return requireAll(link.drive.server.db, link, ids)
}

/**
 * Asks the same again inside the transaction that changes something: it may have stood in a line, while the node moved or
 * the link ended. Throws as `requireInLink`.
 */
export async function stillInLink(tx: Transaction, link: OpenLink, ids: readonly NodeId[]): Promise<void> {
  const row = await tx.link.findUnique({ where: { id: link.row.id }, select: { version: true } })
  if (row?.version !== link.row.version) throw new Fault('not-found')
  await requireAll(tx, link, ids)
}

async function requireAll(db: Database | Transaction, { roots, drive }: OpenLink, ids: readonly NodeId[]): Promise<void> {
  const tops = new Set(roots.map(root => root.id))
  const placings = await climb(db, drive.id, ids)
  for (const id of ids) {
    const chain = chainOf(placings, id)
    const top = chain.findIndex(node => tops.has(node.id))
    if (top === -1 || chain.slice(0, top + 1).some(node => node.deleted)) throw new Fault('not-found')
  }
}
