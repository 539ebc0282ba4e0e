/**
 * The loop of one connected folder: watch, scan, pull, plan, brake, do. One control flow; what happens meanwhile
 * (hints, pushes, commands) is only noted and read at the next turn. It knows the world through its ports alone.
 */
import type { Sha256 } from './chunk/manifest'
import { DeviceTrees } from './device-trees'
import { Brake } from './engine/brake'
import { nextOfAge } from './engine/doubt'
import { ItemStates } from './engine/item-states'
import { Leftovers } from './engine/leftovers'
import { LookAhead } from './engine/look-ahead'
import { LookOut } from './engine/look-out'
import { makePlan } from './engine/make-plan'
import { News } from './engine/news'
import { nextSecondLook, observe } from './engine/observe'
import { OwnRules } from './engine/own-rules'
import { nodesOf, sizeOf } from './engine/plan-size'
import { preview } from './engine/preview'
import { Progress } from './engine/progress'
import { pull } from './engine/pull'
import { Rest } from './engine/rest'
import { Standstill } from './engine/standstill'
import { Waiting } from './engine/waiting'
import type { Engine, EngineCommand, EngineEvents } from './engine-api'
import type { ChunkHash, NodeId } from './ids'
import { type Clock, type DeviceStore, type Lead, type LocalFolder, type NewId, type RemoteDrive, RemoteFault } from './ports'
import { isEmptyPlan, type Plan } from './reconcile'
import { BRAKE_LIMITS, type BrakeLimits } from './safety'
import type { PauseReason, SyncStatus } from './status'
import { type Doing, SEND } from './transfer/context'
import { execute, LargeTransfers } from './transfer/execute'
import { readContents } from './transfer/read-contents'

export interface EnginePorts {
  readonly folder: LocalFolder
  readonly drive: RemoteDrive
  readonly store: DeviceStore
  readonly clock: Clock
  readonly newId: NewId
  readonly sha256: Sha256
}

export interface EngineOptions {
  /** As people know this device; it signs conflict copies. */
  readonly deviceName: string
  readonly limits?: BrakeLimits
  /** From so many downloads on the folder is not watched but scanned until they are done. */
  readonly manyDownloads?: number
}

/** A folder that is gone or closed to us is looked for again. */
const FOLDER_RETRY_MS = 15 * 1000
/** News that arrive while a plan is done wait this long, or longer where planning itself takes its time. */
const INTERRUPT_MS = 2000
const PLANNING_SHARE = 4
/** Work that cannot go on for a reason that nobody announces is tried again. */
const STALLED_RETRY_MS = 30 * 1000
/** What changes many times a second is said this often. */
const SAY_MS = 500

export function createEngine(ports: EnginePorts, options: EngineOptions, events: EngineEvents): Engine {
  return new SyncEngine(ports, options, events)
}

class SyncEngine implements Engine {
  private trees: DeviceTrees | undefined
  private readonly news = new News()
  private readonly brake: Brake
  private readonly standstill = new Standstill()
  private readonly waiting = new Waiting()
  private readonly progress = new Progress(() => this.saySoon(() => this.progress.status(this.ports.clock.now())))
  private readonly sending = new Map<ChunkHash, Promise<void>>()
  private readonly large = new LargeTransfers(() => this.sleep.wake())
  private readonly items: ItemStates
  private lead: Lead | undefined
  private paused = false
  private readonly ahead = new LookAhead()
  private begin = false
  private readonly lookOut: LookOut
  private stalled = false
  private readonly leftovers: Leftovers
  private rules: OwnRules
  private readonly sleep: Rest
  private planStarted = 0
  private planDone = 0
  private stopped = false
  private readonly disposers: (() => void)[] = []
  private running: Promise<void> = Promise.resolve()

  constructor(
    private readonly ports: EnginePorts,
    private readonly options: EngineOptions,
    private readonly events: EngineEvents,
  ) {
    this.items = new ItemStates(events)
    this.brake = new Brake(options.limits ?? BRAKE_LIMITS)
    this.leftovers = new Leftovers(ports.folder)
    this.rules = new OwnRules(ports)
    this.sleep = new Rest(ports.clock)
    this.lookOut = new LookOut(ports.folder, this.news, note => this.heard(note), options.manyDownloads)
  }

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.stopped = true
    for (const dispose of this.disposers) dispose()
    this.lookOut.end()
    this.sleep.wake()
    await this.running
  }

  command(command: EngineCommand): void {
    switch (command.kind) {
      case 'pause':
        this.paused = true
        break
      case 'resume':
        this.paused = false
        this.ahead.forget()
        this.nudge()
        break
      case 'look-ahead':
        if (!this.paused) break
        this.ahead.ask()
        this.nudge()
        break
      case 'sync-now':
        this.waiting.retryAll()
        this.nudge()
        break
      case 'begin':
        this.begin = true
        break
      case 'answer-alarm':
        this.brake.answer(command.answer)
        break
      case 'nudge':
        this.nudge()
    }
    this.sleep.wake()
  }

  private nudge(): void {
    this.standstill.lift()
    this.standstill.recovered()
    this.news.everything()
  }

  // ── The loop ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private async run(): Promise<void> {
    this.say({ kind: 'starting' })
    while (!this.stopped) {
      const idle = await this.turn()
      if (idle && !this.stopped) await this.sleep.until(this.nextDue())
    }
    await this.large.settled()
  }

  /** One turn; tells whether there is nothing more to do until there are news. */
  private async turn(): Promise<boolean> {
    this.sleep.turn()
    if (this.standstill.holds(this.ports.clock.now())) return true
    try {
      const trees = await this.open()
      if (this.paused && !this.ahead.isAsked) return this.pause('person')
      const access = await this.ports.folder.access()
      if (access === 'gone') return this.pause('folder-gone', FOLDER_RETRY_MS)
      if (access !== 'granted') return this.pause(access === 'ask' ? 'permission-ask' : 'permission-denied', FOLDER_RETRY_MS)
      if (this.paused) return await this.lookAhead(trees)
      await this.leftovers.remove(trees)
      await this.lookOut.begin(this.ports.clock.now())
      this.lead ??= await this.ports.drive.lead()
      return await this.cycle(trees)
    } catch (error) {
      return this.failed(error)
    }
  }

  private async cycle(trees: DeviceTrees): Promise<boolean> {
    const failure = this.large.failure
    this.large.failure = undefined
    if (failure) throw failure.error
    const plan = await this.look(trees)
    if (typeof plan === 'boolean') return plan
    this.planDone = this.ports.clock.now()
    this.standstill.recovered()
    this.show(trees, plan)
    if (!trees.begun && !this.mayBegin(trees, plan)) return true
    const alarm = this.brake.check(trees, plan)
    if (alarm) {
      this.say({ kind: 'asking', alarm })
      return true
    }
    return this.perform(trees, plan)
  }

  /** What there is to be done; where that cannot be told, whether to rest. */
  private async look(trees: DeviceTrees): Promise<Plan | boolean> {
    this.planStarted = this.ports.clock.now()
    if (!(await this.observe(trees))) return this.pause('folder-gone', FOLDER_RETRY_MS)
    await pull(trees, { drive: this.ports.drive, news: this.news, waiting: this.waiting })
    if (await this.rules.learn(trees)) {
      this.news.scanAll = true
      return false
    }
    return this.plan(trees)
  }

  /** What would be done, while nothing is. */
  private async lookAhead(trees: DeviceTrees): Promise<boolean> {
    this.say({ kind: 'scanning', found: 0 })
    this.lead ??= await this.ports.drive.lead()
    const plan = await this.look(trees)
    if (typeof plan === 'boolean') return plan
    // What vanished, or was just changed, counts only after it was looked at once more.
    if (trees.missing.size + trees.young.size > 0) return !this.news.any
    if (!this.paused) return false
    this.ahead.answer(preview(trees, plan, this.ports.folder))
    return this.pause('person')
  }

  private async perform(trees: DeviceTrees, plan: Plan): Promise<boolean> {
    await this.lookOut.writing(this.stalled ? 0 : plan.downloads.length, this.ports.clock.now())
    if (isEmptyPlan(plan) && this.large.count === 0) {
      this.progress.reset()
      await trees.save()
      return this.quiet(trees)
    }
    const before = trees.version
    const doing = this.doing(trees)
    this.announce(plan)
    await execute(doing, plan, this.large)
    this.stalled = trees.version === before && this.large.count === 0
    if (this.stalled) {
      this.progress.reset()
      return this.quiet(trees)
    }
    return trees.version === before && !this.news.any
  }

  /** Everything that can be done is done. */
  private quiet(trees: DeviceTrees): boolean {
    if (this.news.any) return false
    // What vanished is looked for once more before it is believed.
    if (trees.missing.size > 0) this.say({ kind: 'scanning', found: trees.missing.size })
    else this.say({ kind: 'up-to-date', since: this.ports.clock.now(), cursor: trees.cursor })
    return true
  }

  // ── Opening ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private async open(): Promise<DeviceTrees> {
    if (this.trees) return this.trees
    // What ran on with the trees before would save its part of them over what is loaded now.
    await this.large.settled()
    this.large.failure = undefined
    const state = await this.ports.store.load()
    const trees = new DeviceTrees(this.ports.store, state)
    this.leftovers.found(state?.intents ?? [])
    this.disposers.push(
      this.ports.drive.subscribe({
        advanced: message => this.heard(() => this.news.pushes.push(message)),
        online: () => this.heard(() => this.reconnected()),
        offline: () => this.sleep.wake(),
        rights: () => this.heard(() => this.rightsChanged()),
        refused: kind => this.heard(() => this.refused(kind)),
      }),
    )
    this.trees = trees
    return trees
  }

  private heard(note: () => void): void {
    if (this.stopped) return
    note()
    this.sleep.wake()
  }

  private reconnected(): void {
    this.news.behind = true
    this.standstill.lift()
  }

  private rightsChanged(): void {
    this.lead = undefined
    this.standstill.lift()
    this.news.behind = true
  }

  private refused(kind: RemoteFault['kind']): void {
    this.say({ kind: 'paused', why: this.standstill.refused(kind, this.ports.clock.now()) })
  }

  // ── One turn's parts ─────────────────────────────────────────────────────────────────────────────────────────────

  private async observe(trees: DeviceTrees): Promise<boolean> {
    const { folder, clock, newId } = this.ports
    const now = clock.now()
    if (now >= this.lookOut.nextFullScan()) this.news.scanAll = true
    const everything = this.news.scanAll
    if (everything && trees.base.size === 0) this.say({ kind: 'scanning', found: 0 })
    const result = await observe(trees, this.news, {
      ...{ folder, ignored: trees.rules.ignored, newId: newId as () => NodeId, now: () => clock.now() },
      progress: found => everything && this.saySoon(() => ({ kind: 'scanning', found })),
      read: ids => this.read(trees, ids),
    })
    if (result === 'root-gone') {
      this.news.scanAll = true
      return false
    }
    if (everything) this.lookOut.scanned(now, clock.now() - now)
    this.items.strangers(result.strangers, everything)
    return true
  }

  /** Reads local files into the tree, but those that could not be read just now, and those that are not where they were. */
  private read(trees: DeviceTrees, ids: readonly NodeId[]): Promise<void> {
    const now = this.ports.clock.now()
    const due = ids.filter(id => !trees.isFrozen(id) && !this.waiting.isHeld(id, SEND, now))
    return readContents(this.doing(trees), due)
  }

  private plan(trees: DeviceTrees): Promise<Plan> {
    const { folder, clock, newId } = this.ports
    return makePlan(trees, {
      ...{ folder, newId: newId as () => NodeId, now: () => clock.now(), deviceName: this.options.deviceName },
      ...{ readOnly: this.lead?.readOnly === true, keep: () => this.brake.keep },
      isBusy: id => this.large.has(id),
      read: ids => this.read(trees, ids),
    })
  }

  private mayBegin(trees: DeviceTrees, plan: Plan): boolean {
    const seen = preview(trees, plan, this.ports.folder)
    const nothing = plan.uploads.length + plan.downloads.length + plan.here.steps.length + plan.there.steps.length === 0
    if (!this.begin && !nothing) {
      this.say({ kind: 'preview', preview: seen })
      return false
    }
    // One word is good for one first sync: after a lost base the person is asked anew.
    this.begin = false
    trees.begin()
    return true
  }

  // ── Doing ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private doing(trees: DeviceTrees): Doing {
    const { waiting, progress, sending, lead } = this
    return {
      ...{ ...this.ports, trees, waiting, progress, sending, fence: lead?.fence ?? 0 },
      isConfirmed: ids => this.brake.isConfirmed(ids),
      touch: path => this.news.touch(path),
      markDirty: folder => this.news.dirty.add(folder),
      markBehind: () => {
        this.news.behind = true
      },
      askDeletes: deletes => this.brake.demandedByServer(deletes),
      note: activity => this.events.activity([{ ...activity, at: this.ports.clock.now() }]),
      isInterrupted: () => this.isInterrupted(),
      mustStop: () => this.stopped || this.paused || this.standstill.isHeld || this.trees !== trees,
    }
  }

  private isInterrupted(): boolean {
    if (this.stopped || this.paused) return true
    const patience = Math.max(INTERRUPT_MS, PLANNING_SHARE * (this.planDone - this.planStarted))
    return this.news.urgent && this.ports.clock.now() - this.planDone > patience
  }

  private announce(plan: Plan): void {
    const { items, bytes } = sizeOf(plan)
    this.progress.plan(items, bytes)
    if (items > 0 && !this.stalled) this.say(this.progress.status(this.ports.clock.now()))
  }

  private show(trees: DeviceTrees, plan: Plan): void {
    this.waiting.keepOnly(nodesOf(plan))
    this.items.waiting(trees, this.waiting, plan.unsent)
    this.items.plan(trees, plan)
  }

  // ── Standing still ───────────────────────────────────────────────────────────────────────────────────────────────

  /** Stands still until a command or a push, or for `retryMs`. */
  private pause(why: PauseReason, retryMs?: number): true {
    if (why !== 'person') this.standstill.hold(retryMs === undefined ? undefined : this.ports.clock.now() + retryMs)
    const ahead = why === 'person' ? this.ahead.found : undefined
    this.say({ kind: 'paused', why, ...(ahead && { ahead }) })
    return true
  }

  private failed(error: unknown): true {
    if (this.stopped) return true
    this.news.behind = true
    if (!(error instanceof RemoteFault)) {
      this.news.scanAll = true
      this.events.fault(error)
    } else if (error.kind === 'fenced') this.reopen()
    // Perhaps it is only changing that is not allowed any more: the lead tells.
    else if (error.kind === 'forbidden') this.lead = undefined
    this.say(this.standstill.failed(error, this.ports.clock.now()))
    return true
  }

  /** Somebody else led meanwhile: what is in memory may be old, so it is read again with a lead of our own. */
  private reopen(): void {
    for (const dispose of this.disposers.splice(0)) dispose()
    this.trees = undefined
    this.rules = new OwnRules(this.ports)
    this.lead = undefined
    this.news.everything()
  }

  /** When there is something to do although nothing happens. */
  private nextDue(): number | undefined {
    if (this.standstill.isHeld) return this.standstill.retryAt
    if (this.paused && !this.ahead.isAsked) return undefined
    const now = this.ports.clock.now()
    // What was due when the turn began had its chance in it.
    const after = this.planStarted
    const dues = [
      this.lookOut.nextFullScan(),
      this.lookOut.nextWatch(after),
      this.waiting.nextRetry(after),
      this.trees && nextSecondLook(this.trees, after),
    ]
    dues.push(this.trees && nextOfAge(this.trees))
    if (this.stalled) dues.push(now + STALLED_RETRY_MS)
    return Math.min(...dues.filter(due => due !== undefined))
  }

  // ── Telling ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private lastSaid = 0

  private say(status: SyncStatus): void {
    this.lastSaid = this.ports.clock.now()
    this.events.status(status)
  }

  /** For what changes many times a second. */
  private saySoon(status: () => SyncStatus): void {
    const isStill = this.paused || this.stopped || this.standstill.isHeld
    if (!isStill && this.ports.clock.now() - this.lastSaid >= SAY_MS) this.say(status())
  }
}
