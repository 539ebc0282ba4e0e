/** Opens a database of this browser, brought to its newest version; it gives way as soon as a newer page wants to upgrade it. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** The n-th brings a database from version n to n + 1; only ever added to. */
export type Upgrades<Schema extends DBSchema> = readonly ((db: IDBPDatabase<Schema>) => void)[]

/** `lost`: the connection ended without being asked to: a newer page upgrades it, or the data was cleared. */
export function openDatabase<Schema extends DBSchema>(
  name: string,
  upgrades: Upgrades<Schema>,
  lost = () => {},
): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, upgrades.length, {
    upgrade(db, from) {
      for (const upgrade of upgrades.slice(from)) upgrade(db)
    },
    blocking(_current, _wanted, event) {
      ;(event.target as IDBDatabase).close()
      lost()
    },
    terminated: lost,
  })
}
