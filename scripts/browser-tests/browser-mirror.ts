/** Fresh replicas in the real IndexedDB. */
import { openMirrorStore } from '../../lib/browser/mirror/mirror-store'
import type { MirrorWorld } from '../../lib/browser/mirror/testing/mirror-store-contract'
import { newId } from '../../lib/browser/new-id'
import type { DriveId } from '../../lib/core/ids'

export async function openBrowserMirror(): Promise<MirrorWorld> {
  const drive = newId() as DriveId
  const open = () => openMirrorStore(drive, () => {})
  return { store: await open(), reopen: open }
}
