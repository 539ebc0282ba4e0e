/** The composition root of the browser side: the only place that chooses real windows, workers, locks and stores. */
import type { LockstepClient } from './client-api'
import { watchPage } from './page-signs'
import { createHttp } from './remote/http'
import { openProfileStore } from './store/profile-store'
import { labelOf, type SupportScope, supportOf } from './support'
import { SyncClient } from './sync-client'
import type { Locks } from './tabs/leadership'
import { openTabChannel } from './tabs/tab-channel'
import type { WorkerPort } from './worker-link'

interface PickerWindow {
  showDirectoryPicker(options: { mode: 'readwrite'; id: string; startIn: string }): Promise<FileSystemDirectoryHandle>
}

/** Opens the client of this tab. The folders follow: see `ready`. */
export async function createClient(startWorker: () => WorkerPort = startOwnWorker): Promise<LockstepClient> {
  const scope = window as unknown as SupportScope & PickerWindow
  const { origin } = location
  const client = new SyncClient({
    support: supportOf(scope),
    label: labelOf(scope),
    origin,
    http: device => createHttp({ origin, ...(device !== undefined && { device }) }),
    profile: await openProfileStore(),
    locks: navigator.locks as unknown as Locks,
    channel: openTabChannel(),
    signs: watchPage(),
    startWorker,
    pick: () => scope.showDirectoryPicker({ mode: 'readwrite', id: 'lockstep', startIn: 'documents' }),
    persist: () => void navigator.storage.persist(),
    now: () => Date.now(),
  })
  client.open().catch(reportError)
  return client
}

function startOwnWorker(): WorkerPort {
  return new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module', name: 'lockstep' })
}
