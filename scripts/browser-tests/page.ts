/** The page of the tests: takes the dropped folder and lets a dedicated worker run with it. */
import type { WorkerReport, WorkerRequest } from './reports'

declare global {
  interface Window {
    /** Set by the runner. */
    report(report: WorkerReport): void
    folder?: FileSystemDirectoryHandle
    runInWorker(run: WorkerRequest['run'], only: string): void
  }
}

const zone = document.getElementById('drop') as HTMLElement
zone.addEventListener('dragover', event => event.preventDefault())
zone.addEventListener('drop', async event => {
  event.preventDefault()
  const item = event.dataTransfer?.items[0] as unknown as { getAsFileSystemHandle(): Promise<FileSystemDirectoryHandle> }
  window.folder = await item.getAsFileSystemHandle()
})

window.runInWorker = (run, only) => {
  const worker = new Worker('/worker.js', { type: 'module' })
  worker.onmessage = (event: MessageEvent<WorkerReport>) => window.report(event.data)
  worker.onerror = event => window.report({ kind: 'line', text: `the worker failed: ${event.message}` })
  worker.postMessage({ run, only, root: window.folder as FileSystemDirectoryHandle } satisfies WorkerRequest)
}
