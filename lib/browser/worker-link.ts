/** The page's end of its worker: what runs there, and how it is put into a new one when this device becomes another. */
import type { EngineCommand } from '../core/engine-api'
import type { DriveId } from '../core/ids'
import type { FromWorker, ToWorker, WorkerSetup } from './worker/messages'

/** The part of a `Worker` that is needed. */
export interface WorkerPort {
  postMessage(message: ToWorker): void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

type Start = Extract<ToWorker, { kind: 'start' }>

export interface WorkerEvents {
  told(message: FromWorker): void
  /** Its script could not be loaded: the server has another version by now. */
  unloadable(): void
}

export class WorkerLink {
  private worker: WorkerPort
  private readonly running = new Map<string, Start>()
  private readonly stopping = new Map<string, () => void>()
  private heard: readonly DriveId[] = []

  constructor(
    private readonly create: () => WorkerPort,
    private readonly events: WorkerEvents,
    setup: WorkerSetup,
  ) {
    this.worker = this.begin(setup)
  }

  hear(drives: readonly DriveId[]): void {
    this.heard = drives
    this.worker.postMessage({ kind: 'hear', drives })
  }

  start(folder: Omit<Start, 'kind'>): void {
    const message = { kind: 'start', ...folder } as const
    this.running.set(folder.folder, message)
    this.worker.postMessage(message)
  }

  command(folder: string, command: EngineCommand): void {
    this.worker.postMessage({ kind: 'command', folder, command })
  }

  /** Resolves when nothing of it runs any more. */
  async stop(folder: string): Promise<void> {
    if (!this.running.delete(folder)) return
    await new Promise<void>(resolve => {
      this.stopping.set(folder, resolve)
      this.worker.postMessage({ kind: 'stop', folder })
    })
  }

  reconnect(): void {
    this.worker.postMessage({ kind: 'reconnect' })
  }

  /** Goes on as another device. What was under way is left as a crash would leave it. */
  replace(setup: WorkerSetup): void {
    this.end()
    this.worker = this.begin(setup)
    this.hear(this.heard)
    for (const start of this.running.values()) this.worker.postMessage(start)
  }

  end(): void {
    this.worker.terminate()
    for (const stopped of this.stopping.values()) stopped()
    this.stopping.clear()
  }

  private begin(setup: WorkerSetup): WorkerPort {
    const worker = this.create()
    worker.onmessage = ({ data }) => {
      if (data.kind === 'stopped') this.stopped(data.folder)
      else this.events.told(data)
    }
    worker.onerror = event => {
      // An error inside the worker has a message; a script that is not there has none.
      if (!event.message) this.events.unloadable()
    }
    worker.postMessage({ kind: 'setup', ...setup })
    return worker
  }

  private stopped(folder: string): void {
    this.stopping.get(folder)?.()
    this.stopping.delete(folder)
  }
}
