/** Runs the engine of one folder that this tab leads: makes its ports, passes on what it tells, and begins again when its store was lost. */
import { createEngine } from '../../core/engine'
import type { Engine, EngineCommand } from '../../core/engine-api'
import type { Clock, DeviceStore, LocalFolder, RemoteDrive } from '../../core/ports'
import type { PauseReason } from '../../core/status'
import type { FolderUpdate } from '../folder-view'
import { newId } from '../new-id'
import { sha256 } from '../sha256'
import { stoppableDrive, watchedFolder } from './stoppable'
import { createUpdateBatch } from './update-batch'

const RETRY_MS = 5_000

export interface FolderHostParts {
  readonly folder: LocalFolder
  readonly drive: RemoteDrive
  readonly deviceName: string
  readonly clock: Clock
  openStore(lost: () => void): Promise<DeviceStore & { close(): void }>
  tell(update: FolderUpdate): void
  /** A bug, for developers. */
  fault(error: unknown): void
}

export interface FolderHost {
  command(command: EngineCommand): void
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>
}

/** `paused`: by the person, at an earlier time. */
export function hostFolder(parts: FolderHostParts, paused: boolean): FolderHost {
  return new RunningFolder(parts, paused)
}

class RunningFolder implements FolderHost {
  private engine: Engine | undefined
  private stopped = false
  private readonly batch: ReturnType<typeof createUpdateBatch>
  private readonly running: Promise<void>
  private wakeUp = () => {}

  constructor(
    private readonly parts: FolderHostParts,
    private paused: boolean,
  ) {
    this.batch = createUpdateBatch(parts.tell, parts.clock)
    this.running = this.run()
  }

  command(command: EngineCommand): void {
    if (command.kind === 'pause') this.paused = true
    if (command.kind === 'resume') this.paused = false
    this.engine?.command(command)
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.wakeUp()
    await this.running
    this.batch.close()
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.runOnce()
      } catch (error) {
        this.parts.fault(error)
        this.batch.events.status({ kind: 'paused', why: whyOf(error) })
      }
      if (!this.stopped) await this.sleep(RETRY_MS)
    }
  }

  /** From opening the store until it is lost or this is stopped. */
  private async runOnce(): Promise<void> {
    let over = () => {}
    const lost = new Promise<void>(resolve => {
      over = resolve
    })
    const store = await this.parts.openStore(() => over())
    try {
      const engine = this.createEngine(store)
      engine.start()
      if (this.paused) engine.command({ kind: 'pause' })
      this.engine = engine
      await Promise.race([lost, this.asleep()])
      await engine.stop()
    } finally {
      this.engine = undefined
      store.close()
    }
  }

  private createEngine(store: DeviceStore): Engine {
    const { clock, deviceName, fault } = this.parts
    const isStopped = () => this.stopped
    const drive = stoppableDrive(this.parts.drive, isStopped)
    const folder = watchedFolder(this.parts.folder, isStopped, writing => this.batch.writing(writing))
    return createEngine({ folder, drive, store, clock, newId, sha256 }, { deviceName }, { ...this.batch.events, fault })
  }

  private asleep(): Promise<void> {
    return new Promise(resolve => {
      this.wakeUp = resolve
      if (this.stopped) resolve()
    })
  }

  private async sleep(ms: number): Promise<void> {
    const asleep = this.asleep()
    const cancel = this.parts.clock.after(ms, () => this.wakeUp())
    await asleep
    cancel()
  }
}

/** A newer page has made the store what this one cannot read. */
function whyOf(error: unknown): PauseReason {
  return error instanceof DOMException && error.name === 'VersionError' ? 'outdated' : 'fault'
}
