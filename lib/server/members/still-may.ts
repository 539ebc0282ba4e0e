/**
 * Asks again, inside the transaction that changes a drive, whether it may be changed: content takes minutes to come, and
 * commits stand in a line, so the right with which the request began may be gone.
 */
import { RIGHTS } from '../../core/protocol/drives'
import type { Transaction } from '../db/database'
import { type Drive, roleIn } from '../drive'
import { Fault } from '../fault'

/** `row`: of the drive, as the transaction reads it. Throws as `openDrive`. */
export async function stillMayWrite(tx: Transaction, { id, user }: Drive, row: { readonly ownerId: string }): Promise<void> {
  const role = await roleIn(tx, { id, ownerId: row.ownerId }, user.id)
  if (!role) throw new Fault('not-found')
  if (!RIGHTS[role].includes('write')) throw new Fault('forbidden', `a ${role} may not`)
}
