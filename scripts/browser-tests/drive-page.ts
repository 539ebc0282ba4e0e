/** A page with the real client of one drive and nothing else: what the runner asks of it goes straight to the client. */

import { z } from 'zod'
import { createClient } from '../../lib/browser/client'
import type { DriveClient, FolderState } from '../../lib/browser/drive-api'
import { openDriveClient } from '../../lib/browser/drive-client'
import type { MirrorPort } from '../../lib/browser/mirror/mirror-link'
import { createHttp } from '../../lib/browser/remote/http'
import type { SenderPort } from '../../lib/browser/uploads/sender-link'
import type { WorkerPort } from '../../lib/browser/worker-link'
import { type DriveId, type NodeId, ROOT } from '../../lib/core/ids'
import { DriveIdSchema } from '../../lib/core/protocol/messages'

declare global {
  interface Window {
    drive: DriveClient
    makeDrive(name: string): Promise<DriveId>
    openDrive(id: DriveId): Promise<void>
    /** What the top of the drive is shown as. */
    shown(): string
    /** Handles of files in the origin's own file system, which need no permission. */
    ownHandles(files: Readonly<Record<string, number>>): Promise<FileSystemHandle[]>
    root: NodeId
  }
}

const worker = <Port>(name: string) => new Worker(name, { type: 'module' }) as unknown as Port

window.root = ROOT
window.makeDrive = async name => {
  const { id } = await createHttp({ origin: location.origin }).json('POST', '/api/drives', z.object({ id: DriveIdSchema }), { name })
  return id
}
window.openDrive = async id => {
  const client = await createClient(() => worker<WorkerPort>('/engine-worker.js'))
  window.drive = await openDriveClient(id, client, {
    startMirror: () => worker<MirrorPort>('/mirror-worker.js'),
    startSender: () => worker<SenderPort>('/sender-worker.js'),
  })
  window.drive.mirror.folder(ROOT).subscribe(() => {})
}
window.shown = () => {
  const state: FolderState = window.drive.mirror.folder(ROOT).snapshot()
  return state.kind === 'listed'
    ? state.nodes
        .map(({ name }) => name)
        .sort()
        .join()
    : state.kind
}
window.ownHandles = async files => {
  const top = await (await navigator.storage.getDirectory()).getDirectoryHandle('top', { create: true })
  for (const [name, bytes] of Object.entries(files)) {
    const writable = await (await top.getFileHandle(name, { create: true })).createWritable()
    await writable.write(new Uint8Array(bytes).map((_, i) => (i * 7 + (i >> 8) * 13 + (i >> 16) * 31) % 251))
    await writable.close()
  }
  return [top]
}
