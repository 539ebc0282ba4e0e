/** The page of the bare platform: takes dropped folders and hands them to its worker. */
import type { BareOrder, BareRequest } from './messages'

declare global {
  interface Window {
    folders: Record<string, FileSystemDirectoryHandle>
    /** Milliseconds that it took. */
    bare(request: BareRequest): Promise<number>
  }
}

window.folders = {}
const zone = document.getElementById('drop') as HTMLElement
zone.addEventListener('dragover', event => event.preventDefault())
zone.addEventListener('drop', async event => {
  event.preventDefault()
  const item = event.dataTransfer?.items[0] as unknown as { getAsFileSystemHandle(): Promise<FileSystemDirectoryHandle> }
  const handle = await item.getAsFileSystemHandle()
  window.folders[handle.name] = handle
})

const WORKERS = 2
const workers = Array.from({ length: WORKERS }, () => new Worker('/worker.js', { type: 'module' }))

window.bare = async request => {
  const busy = request.kind === 'write-tree' ? workers : workers.slice(0, 1)
  const began = performance.now()
  await Promise.all(busy.map((worker, i) => done(worker, { request, folders: window.folders, worker: i, workers: busy.length })))
  return performance.now() - began
}

function done(worker: Worker, order: BareOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve()
    worker.onerror = event => reject(new Error(event.message))
    worker.postMessage(order)
  })
}
