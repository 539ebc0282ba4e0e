/** Everybody whose contents a drive holds, or who did something in it of late. */
import type { Authors } from '../../core/protocol/authors'
import { findPeople } from '../commit/describe'
import type { Drive } from '../drive'

export async function authorsOf({ id: driveId, server: { db } }: Drive): Promise<Authors> {
  const where = { driveId }
  const wrote = await db.revision.groupBy({ by: ['authorId'], where })
  const did = await db.deed.groupBy({ by: ['userId'], where })
  const ids = new Set([...wrote.map(row => row.authorId), ...did.map(row => row.userId)])
  const people = await findPeople(
    db,
    [...ids].map(id => ({ authorId: id, deviceId: '' })),
  )
  const authors = [...people].map(([id, name]) => ({ id, name }))
  return { authors: authors.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)) }
}
