/** Ends this process when it takes more memory than it should, whatever its main thread is busy with. */
import { Worker } from 'node:worker_threads'

const EVERY_MS = 50

const WATCH = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => process.memoryUsage.rss() > workerData && process.kill(process.pid, 'SIGKILL'), ${EVERY_MS})
`

export function limitMemory(mebibytes: number): void {
  new Worker(WATCH, { eval: true, execArgv: [], workerData: mebibytes * 1024 * 1024 }).unref()
}
