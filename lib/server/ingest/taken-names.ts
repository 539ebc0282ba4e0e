/** The name keys that stand in a folder now. */
import type { NodeId } from '../../core/ids'
import type { Drive } from '../drive'

export async function takenNames(drive: Drive, folder: NodeId): Promise<Set<string>> {
  const rows = await drive.server.db.node.findMany({
    where: { driveId: drive.id, parentId: folder, deleted: false },
    select: { nameKey: true },
  })
  return new Set(rows.map(row => row.nameKey))
}
