/** Gives a drive another name; everybody who uses it sees it. */
import type { Drive } from '../drive'
import { announce, membersOf } from './members'

export async function renameDrive(drive: Drive, name: string): Promise<void> {
  await drive.server.db.drive.update({ where: { id: drive.id }, data: { name } })
  for (const { id } of await membersOf(drive)) announce(drive, id)
}
