/** The first rows of a table in a file, read by a worker. */
import type { FileBytes } from './file-bytes'
import type { Table } from './parse-table'
import type { TableAnswer, TableRequest } from './table-worker'

const MOST_BYTES = 8 * 1024 * 1024

/** `null`: it is no text. Throws what `bytes.read` throws. */
export async function readTable(bytes: FileBytes, signal: AbortSignal): Promise<Table | null> {
  const content = await bytes.read(0, MOST_BYTES, signal)
  return (await askWorker({ content, whole: content.length < MOST_BYTES }, signal)) ?? null
}

function askWorker(request: TableRequest, signal: AbortSignal): Promise<TableAnswer> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module', name: 'lockstep-table' })
  return new Promise<TableAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<TableAnswer>) => resolve(data))
    worker.addEventListener('error', event => reject(new Error(event.message)))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.postMessage(request, [request.content.buffer])
  }).finally(() => worker.terminate())
}
