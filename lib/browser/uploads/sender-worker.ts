/** The dedicated worker that reads, cuts, hashes and sends contents, so that the page stays quick. */
import { RemoteFault } from '../../core/ports'
import { createHttp } from '../remote/http'
import { createPageDrive } from '../remote/page-drive'
import { sha256 } from '../sha256'
import { type ContentSender, createContentSender } from './content-sender'
import { Aborted } from './send-contents'
import type { FromSender, ToSender } from './sender-messages'

let sender: ContentSender | undefined
const jobs = new Map<number, AbortController>()

function tell(message: FromSender): void {
  postMessage(message)
}

async function send({ job, files, dry }: ToSender & { kind: 'send' }): Promise<void> {
  const controller = new AbortController()
  jobs.set(job, controller)
  try {
    const progress = (file: number, bytes: number) => tell({ kind: 'progress', job, file, bytes })
    const contents = await sender?.send(files, { progress, signal: controller.signal, dry })
    tell({ kind: 'sent', job, contents: contents ?? [] })
  } catch (error) {
    tell({ kind: 'failed', job, why: whyOf(error) })
  } finally {
    jobs.delete(job)
  }
}

function whyOf(error: unknown): (FromSender & { kind: 'failed' })['why'] {
  if (error instanceof Aborted) return 'aborted'
  if (error instanceof RemoteFault) return error.kind
  reportError(error)
  return 'internal'
}

addEventListener('message', ({ data }: MessageEvent<ToSender>) => {
  if (data.kind === 'setup') {
    const drive = createPageDrive(data.drive, { http: createHttp({ origin: data.origin }), sha256 })
    sender = createContentSender(drive, sha256, () => performance.now())
  } else if (data.kind === 'send') void send(data)
  else jobs.get(data.job)?.abort()
})
