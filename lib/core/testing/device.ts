/** One device: a disk and a store that outlive it, and the engine that runs on them until it is stopped or dies. */
import { createEngine, type EngineOptions, type EnginePorts } from '../engine'
import type { Engine, EngineCommand, EngineEvents } from '../engine-api'
import type { DeviceId } from '../ids'
import type { RemoteDrive, StateChange } from '../ports'
import type { Activity, SyncStatus, WaitingItem } from '../status'
import { sha256 } from './content'
import { CrashGate } from './crash-gate'
import type { DiskKind } from './disk-kind'
import { GatedDrive } from './gated-drive'
import { MemoryDisk } from './memory-disk'
import { MemoryDrive } from './memory-drive'
import { MemoryFolder } from './memory-folder'
import type { MemoryServer } from './memory-server'
import { MemoryStore, StoreData } from './memory-store'
import { Network } from './network'
import type { Random } from './random'
import { skewed, type VirtualClock } from './virtual-clock'

export interface DeviceSetup {
  readonly name: string
  readonly disk: DiskKind
  /** Whether its platform can watch a folder. */
  readonly watches: boolean
  /** Chance that a step between two effects takes a moment. */
  readonly slow: number
  readonly options?: Partial<EngineOptions>
}

/** What a device tells those who look on. */
export interface DeviceWitness {
  status?(status: SyncStatus): void
  activity?(items: readonly Activity[]): void
  waiting?(items: readonly WaitingItem[]): void
  items?: EngineEvents['items']
  /** The engine threw something that it should not have. */
  fault?(error: unknown): void
  /** Just before it is durable. */
  saving?(change: StateChange): void
}

export type WrapPorts = (ports: EnginePorts, device: Device) => EnginePorts

export class Device {
  readonly id: DeviceId
  readonly disk: MemoryDisk
  store = new StoreData()
  readonly drive: MemoryDrive
  readonly network: Network
  witness: DeviceWitness = {}
  /** Between the network and the engine: planted bugs and counters. */
  wrapDrive: (drive: RemoteDrive) => RemoteDrive = drive => drive
  wrapPorts: WrapPorts = ports => ports
  /** Milliseconds its clock is ahead of the world's. */
  skew = 0
  timesForgotten = 0
  status: SyncStatus = { kind: 'starting' }
  waiting: readonly WaitingItem[] = []
  private life: { readonly gate: CrashGate; readonly engine: Engine } | undefined
  private stopping: Promise<void> | undefined
  private effectsBefore = 0

  constructor(
    readonly setup: DeviceSetup,
    server: MemoryServer,
    private readonly clock: VirtualClock,
    private readonly random: Random,
  ) {
    this.id = random.id() as DeviceId
    this.disk = new MemoryDisk(
      setup.disk,
      skewed(clock, () => this.skew),
    )
    this.drive = new MemoryDrive(server, this.id)
    this.network = new Network(this.drive, clock, random.fork('network'))
  }

  get isRunning(): boolean {
    return this.life !== undefined && !this.life.gate.isShut
  }

  /** Port calls under way. */
  get pending(): number {
    return this.isRunning ? (this.life?.gate.pending ?? 0) : 0
  }

  /** Changes made to its disk or tried on the server, ever. */
  get effects(): number {
    return this.effectsBefore + (this.life?.gate.effects ?? 0)
  }

  /** At once, or when it has stopped. */
  start(): void {
    if (!this.isRunning) {
      // Whoever dies while it stops never ends to stop.
      this.stopping = undefined
      this.launch()
    } else if (this.stopping) void this.stopping.then(() => this.start())
  }

  private launch(): void {
    this.effectsBefore = this.effects
    const gate = new CrashGate({ clock: this.clock, random: this.random, chance: this.setup.slow })
    gate.onSpinning = () => this.witness.fault?.(new Error(`${this.setup.name} turns in a circle`))
    const isCurrent = () => this.life?.gate === gate
    const ports = this.wrapPorts(this.ports(gate), this)
    const engine = createEngine(
      ports,
      { deviceName: this.setup.name, ...this.setup.options },
      {
        status: status => {
          if (isCurrent()) this.tell(status)
        },
        activity: items => this.witness.activity?.(items),
        waiting: items => {
          if (isCurrent()) this.waiting = items
          this.witness.waiting?.(items)
        },
        items: states => this.witness.items?.(states),
        fault: error => this.witness.fault?.(error),
      },
    )
    this.status = { kind: 'starting' }
    this.waiting = []
    this.life = { gate, engine }
    engine.start()
  }

  command(command: EngineCommand): void {
    if (this.isRunning) this.life?.engine.command(command)
  }

  stop(): Promise<void> {
    const { life } = this
    if (!life || life.gate.isShut) return Promise.resolve()
    this.stopping ??= life.engine.stop().then(() => {
      life.gate.crash()
      this.stopping = undefined
    })
    return this.stopping
  }

  /** Dies now. */
  crash(): void {
    this.life?.gate.crash()
    this.stopping = undefined
  }

  /** Dies at the `steps`-th step from now. */
  crashAfter(steps: number, onCrash: () => void): void {
    if (this.isRunning) this.life?.gate.crashAfter(steps, onCrash)
  }

  /** Site data cleared: nothing is remembered. */
  forget(): void {
    this.timesForgotten++
    this.store = new StoreData()
  }

  private tell(status: SyncStatus): void {
    this.status = status
    this.witness.status?.(status)
  }

  private ports(gate: CrashGate): EnginePorts {
    const clock = gate.clock(skewed(this.clock, () => this.skew))
    const { random } = this
    return {
      folder: new MemoryFolder(
        this.disk,
        gate,
        this.setup.watches ? { watchClock: this.clock, watchDelay: () => random.between(1, 300) } : {},
      ),
      drive: new GatedDrive(this.wrapDrive(this.network), gate),
      store: new MemoryStore(this.store, gate, change => this.witness.saving?.(change)),
      clock,
      newId: () => random.id(),
      sha256,
    }
  }
}
