/** The page's end of the sending worker, which is started when there is something to send. */
import { RemoteFault } from '../../core/ports'
import type { ContentSender, SendOptions } from './content-sender'
import { Aborted, type SentContent } from './send-contents'
import type { FromSender, ToSender } from './sender-messages'

/** The part of a `Worker` that is needed. */
export interface SenderPort {
  postMessage(message: ToSender): void
  onmessage: ((event: MessageEvent<FromSender>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

type Setup = Omit<ToSender & { kind: 'setup' }, 'kind'>

interface Job {
  readonly progress: SendOptions['progress']
  readonly resolve: (contents: readonly SentContent[]) => void
  readonly reject: (error: Error) => void
}

export function linkSender(start: () => SenderPort, setup: Setup): ContentSender {
  return new LinkedSender(start, setup)
}

class LinkedSender implements ContentSender {
  private port: SenderPort | undefined
  private readonly jobs = new Map<number, Job>()
  private count = 0

  constructor(
    private readonly start: () => SenderPort,
    private readonly setup: Setup,
  ) {}

  send(files: readonly File[], { progress, signal, dry }: SendOptions): Promise<readonly SentContent[]> {
    const job = ++this.count
    const port = this.open()
    return new Promise<readonly SentContent[]>((resolve, reject) => {
      this.jobs.set(job, { progress, resolve, reject })
      signal.addEventListener('abort', () => port.postMessage({ kind: 'stop', job }), { once: true })
      port.postMessage({ kind: 'send', job, files, dry })
      if (signal.aborted) port.postMessage({ kind: 'stop', job })
    })
  }

  close(): void {
    this.port?.terminate()
    this.end(new Aborted())
  }

  private open(): SenderPort {
    if (this.port) return this.port
    const port = this.start()
    port.onmessage = ({ data }) => this.take(data)
    // An error inside the worker has a message; a script that is not there has none: the server has another version.
    port.onerror = ({ message }) => this.end(new RemoteFault(message ? 'internal' : 'outdated'))
    port.postMessage({ kind: 'setup', ...this.setup })
    this.port = port
    return port
  }

  private take(message: FromSender): void {
    const job = this.jobs.get(message.job)
    if (message.kind === 'progress') {
      job?.progress(message.file, message.bytes)
      return
    }
    this.jobs.delete(message.job)
    if (message.kind === 'sent') job?.resolve(message.contents)
    else job?.reject(message.why === 'aborted' ? new Aborted() : new RemoteFault(message.why))
  }

  /** What comes next begins another worker. */
  private end(error: Error): void {
    this.port = undefined
    for (const { reject } of this.jobs.values()) reject(error)
    this.jobs.clear()
  }
}
