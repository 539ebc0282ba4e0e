/** A page with the real client and nothing else: what the runner asks of it goes straight to the client. */
import { createClient } from '../../lib/browser/client'
import type { LockstepClient } from '../../lib/browser/client-api'
import type { WorkerPort } from '../../lib/browser/worker-link'

declare global {
  interface Window {
    client: LockstepClient
    dropped: Promise<FileSystemHandle | null> | undefined
  }
}

const zone = document.getElementById('drop') as HTMLElement
zone.addEventListener('dragover', event => event.preventDefault())
zone.addEventListener('drop', event => {
  event.preventDefault()
  const item = event.dataTransfer?.items[0] as unknown as { getAsFileSystemHandle(): Promise<FileSystemHandle | null> }
  window.dropped = item.getAsFileSystemHandle()
})

window.client = await createClient(() => new Worker('/engine-worker.js', { type: 'module' }) as unknown as WorkerPort)
