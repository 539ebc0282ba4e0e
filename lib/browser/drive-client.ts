/** The composition root of one drive in a page: the only place that chooses real workers, locks and stores for it. */
import type { DriveId } from '../core/ids'
import type { Clock } from '../core/ports'
import type { LockstepClient } from './client-api'
import type { DriveClient } from './drive-api'
import { PlannedEdits } from './edits/drive-edits'
import { createUndoKeeper, forgetUndo } from './edits/undo-keeper'
import { ReplicatedMirror } from './mirror/drive-mirror'
import { deleteMirrorDatabase } from './mirror/mirror-database'
import { linkMirror, type MirrorPort } from './mirror/mirror-link'
import { newId } from './new-id'
import { watchPage } from './page-signs'
import { createHttp } from './remote/http'
import { createPageDrive } from './remote/page-drive'
import { sha256 } from './sha256'
import { linkSender, type SenderPort } from './uploads/sender-link'
import { UploadQueue } from './uploads/upload-queue'
import { NO_UPLOAD_STORE, openUploadStore, type UploadStore } from './uploads/upload-store'

export interface DriveClientOptions {
  readonly startMirror?: () => MirrorPort
  readonly startSender?: () => SenderPort
}

const CLOSE_MS = 1000

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Opens what this page needs of a drive. `client`: of the same page, which hears of news. One at a time for each drive. */
export async function openDriveClient(
  driveId: DriveId,
  client: Pick<LockstepClient, 'onAdvanced' | 'subscribe' | 'snapshot'>,
  { startMirror = startOwnMirror, startSender = startOwnSender }: DriveClientOptions = {},
): Promise<DriveClient> {
  const { origin } = location
  const drive = createPageDrive(driveId, { http: createHttp({ origin }), sha256 })
  const replica = linkMirror(startMirror(), { origin, drive: driveId }, event => mirror.heard(event))
  const mirror: ReplicatedMirror = new ReplicatedMirror({ replica, drive, clock })
  const edits = new PlannedEdits({
    ...{ drive, mirror, clock, newId, sha256 },
    undoKeeper: createUndoKeeper(driveId, () => sessionStorage),
  })
  const store = await openUploadStore().catch(() => NO_UPLOAD_STORE)
  const uploads = new UploadQueue({
    ...{ driveId, drive, store, sha256, clock, newId, claim, allow, fault: reportError },
    sender: linkSender(startSender, { origin, drive: driveId }),
    brought: what => edits.uploaded(what),
    children: folder => mirror.children(folder),
  })
  uploads.open().catch(reportError)
  const nudge = () => {
    mirror.advanced()
    uploads.nudge()
  }
  const stopHearing = hear(driveId, client, mirror, nudge)
  let done = 0
  const stopWatching = uploads.subscribe(() => {
    const { files } = uploads.snapshot()
    // Where no news are heard, what this page itself has sent is looked for.
    if (files.done > done && !client.snapshot().online) mirror.advanced()
    done = files.done
  })
  const signs = watchPage()
  signs.onOnline(nudge)
  // An answer that fails to come is what tells that the lists are behind from now on.
  signs.onOffline(() => mirror.advanced())
  // Edits are a moment; an upload that is cut off here goes on later only where it has handles.
  signs.guard(() => edits.snapshot().pending > 0 || uploads.snapshot().busy)

  async function close(): Promise<void> {
    stopHearing()
    stopWatching()
    signs.end()
    uploads.close()
    await Promise.race([replica.close().catch(() => {}), new Promise(resolve => setTimeout(resolve, CLOSE_MS))])
    replica.end()
    store.close()
  }

  return {
    ...{ drive: driveId, mirror, edits, uploads, nudge, close },
    async forget() {
      forgetUndo(() => sessionStorage)
      await forgetUploads(store, driveId)
      await close()
      await deleteMirrorDatabase(driveId)
    },
  }
}

/** News of the drive, and that it can be heard again. */
function hear(
  drive: DriveId,
  client: Pick<LockstepClient, 'onAdvanced' | 'subscribe' | 'snapshot'>,
  mirror: ReplicatedMirror,
  nudge: () => void,
): () => void {
  let { online } = client.snapshot()
  const stopAdvanced = client.onAdvanced(advanced => advanced === drive && mirror.advanced())
  const stopOnline = client.subscribe(() => {
    const was = online
    online = client.snapshot().online
    if (online && !was) nudge()
  })
  return () => {
    stopAdvanced()
    stopOnline()
  }
}

async function forgetUploads(store: UploadStore, drive: DriveId): Promise<void> {
  for (const { id } of await store.batches(drive)) await store.removeBatch(id)
}

/** Held for as long as it is worked on; where there are no locks, tabs do not know of each other. */
async function claim(batch: string): Promise<(() => void) | undefined> {
  const { locks } = navigator as { locks?: LockManager }
  if (!locks) return () => {}
  return new Promise(resolve => {
    const held = (lock: Lock | null) => {
      if (!lock) return resolve(undefined)
      return new Promise<void>(release => resolve(() => release()))
    }
    locks.request(`lockstep-upload-${batch}`, { ifAvailable: true }, held).catch(reportError)
  })
}

interface ReadableHandle extends FileSystemHandle {
  queryPermission?(descriptor: { mode: 'read' }): Promise<PermissionState>
  /** Only in a window, from a click. */
  requestPermission?(descriptor: { mode: 'read' }): Promise<PermissionState>
}

async function allow(handle: ReadableHandle): Promise<boolean> {
  const mode = { mode: 'read' } as const
  const state = (await handle.queryPermission?.(mode)) ?? 'granted'
  if (state === 'granted') return true
  return (await handle.requestPermission?.(mode).catch(() => state)) === 'granted'
}

function startOwnMirror(): MirrorPort {
  return new Worker(new URL('./mirror/worker.ts', import.meta.url), { type: 'module', name: 'lockstep-mirror' })
}

function startOwnSender(): SenderPort {
  return new Worker(new URL('./uploads/sender-worker.ts', import.meta.url), { type: 'module', name: 'lockstep-sender' })
}
