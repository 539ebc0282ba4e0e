/** Lists too long for one `IN (…)`. */

const GROUP = 500

export async function inGroups<Key, Row>(keys: readonly Key[], find: (group: Key[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < keys.length; at += GROUP) for (const row of await find(keys.slice(at, at + GROUP))) rows.push(row)
  return rows
}
