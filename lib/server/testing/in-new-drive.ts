/** For tests that share a server: an empty drive of the same person, on the same device. */
import type { DriveId } from '../../core/ids'
import type { TestClient } from './test-client'

export async function inNewDrive(client: TestClient): Promise<void> {
  client.drive = (await client.post<{ id: DriveId }>('/api/drives', { name: 'Another' })).body.id
  await client.lead()
}
