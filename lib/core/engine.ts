/**
 * The loop of one connected folder: watch, scan, pull, plan, brake, do. One control flow; what happens meanwhile
 * (hints, pushes, commands) is only noted and read at the next turn. It knows the world through its ports alone.
 */
import type { Sha256 } from './chunk/manifest'
import { DeviceTrees, pathKey } from './device-trees'
import type { Engine, EngineCommand, EngineEvents } from './engine-api'
import { adoptions, mustRead, splits } from './identity'
import { type ChunkHash, type NodeId, ROOT } from './ids'
import { ItemStates } from './item-states'
import { type Ignored, ignoredByDefault } from './local/ignore'
import { type MoveHint, matchMoves } from './local/match'
import { foldersOfMissing, type ScanResult, SECOND_LOOK_MS, scan } from './local/scan'
import { type Clock, type DeviceStore, type LocalFolder, type NewId, type RemoteDrive, RemoteFault, type WatchHint } from './ports'
import { preview } from './preview'
import { Progress } from './progress'
import type { Advanced } from './protocol/messages'
import { isEmptyPlan, type Plan, reconcile } from './reconcile'
import { type Alarm, alarm, BRAKE_LIMITS, type BrakeLimits } from './safety'
import type { Activity, PauseReason, SyncStatus } from './status'
import { type Doing, SEND } from './transfer/context'
import { execute, LargeTransfers } from './transfer/execute'
import { readContents } from './transfer/read-contents'
import { Waiting } from './waiting'

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
  readonly ignored?: Ignored
  readonly limits?: BrakeLimits
}

/** A full scan finds what the watcher missed. */
const FULL_SCAN_MS = 10 * 60 * 1000
/** Without a watcher, scans are all there is. */
const UNWATCHED_SCAN_MS = 15 * 1000
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60 * 1000
/** News that arrive while a plan is done wait this long, or longer where planning itself takes its time. */
const INTERRUPT_MS = 2000
const PLANNING_SHARE = 4
const CHANGES_PAGE = 1000
/** Work that cannot go on for a reason that nobody announces is tried again. */
const STALLED_RETRY_MS = 30 * 1000

export function createEngine(ports: EnginePorts, options: EngineOptions, events: EngineEvents): Engine {
  return new SyncEngine(ports, options, events)
}

class SyncEngine implements Engine {
  private trees: DeviceTrees | undefined
  private readonly waiting = new Waiting()
  private readonly progress = new Progress(() => this.saySoon(() => this.progress.status(this.ports.clock.now())))
  private readonly sending = new Map<ChunkHash, Promise<void>>()
  private readonly large = new LargeTransfers(() => this.wake())
  private readonly items: ItemStates
  private fence: number | undefined

  // News since the last turn.
  private readonly dirty = new Set<NodeId>()
  private hints: WatchHint[] = []
  private pushes: Advanced[] = []
  private scanAll = true
  private behind = true
  /** Paths that this plan changed: the watcher's word on them can wait. */
  private readonly touched = new Set<string>()
  /** Something that is not our own doing. */
  private isUrgent = false

  // What the person said.
  private paused = false
  private begin = false
  private keep: ReadonlySet<NodeId> = new Set()
  private confirmed: ReadonlySet<NodeId> = new Set()
  private asked: { readonly ids: ReadonlySet<NodeId>; readonly alarm: Alarm } | undefined

  private watching: (() => void) | undefined
  private unwatchable = false
  private lastFullScan = 0
  private retries = 0
  private stalled = false
  private blocked: { readonly retryAt: number | undefined } | undefined
  private planStarted = 0
  private planDone = 0
  private stopped = false
  private wakeUp: (() => void) | undefined
  private disposers: (() => void)[] = []
  private running: Promise<void> = Promise.resolve()

  constructor(
    private readonly ports: EnginePorts,
    private readonly options: EngineOptions,
    private readonly events: EngineEvents,
  ) {
    this.items = new ItemStates(events)
  }

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.stopped = true
    for (const dispose of this.disposers) dispose()
    this.watching?.()
    this.wake()
    await this.running
  }

  command(command: EngineCommand): void {
    switch (command.kind) {
      case 'pause':
        this.paused = true
        break
      case 'resume':
        this.paused = false
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
        if (this.asked && command.answer === 'delete') this.confirmed = this.asked.ids
        if (this.asked && command.answer === 'keep') this.keep = this.asked.ids
        this.asked = undefined
        break
      case 'nudge':
        this.nudge()
    }
    this.wake()
  }

  private nudge(): void {
    this.blocked = undefined
    this.retries = 0
    this.scanAll = true
    this.behind = true
  }

  // ── The loop ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private async run(): Promise<void> {
    this.say({ kind: 'starting' })
    while (!this.stopped) {
      const idle = await this.turn()
      if (idle && !this.stopped) await this.news()
    }
    await this.large.settled()
  }

  /** One turn; tells whether there is nothing more to do until there are news. */
  private async turn(): Promise<boolean> {
    if (this.isBlocked()) return true
    try {
      const trees = await this.open()
      if (this.paused) return this.pause('person')
      const access = await this.ports.folder.access()
      if (access === 'gone') return this.pause('folder-gone', UNWATCHED_SCAN_MS)
      if (access !== 'granted') return this.pause(access === 'ask' ? 'permission-ask' : 'permission-denied', UNWATCHED_SCAN_MS)
      await this.watch()
      this.fence ??= await this.ports.drive.lead()
      return await this.cycle(trees)
    } catch (error) {
      return this.failed(error)
    }
  }

  private async cycle(trees: DeviceTrees): Promise<boolean> {
    const failure = this.large.failure
    this.large.failure = undefined
    if (failure) throw failure.error
    this.planStarted = this.ports.clock.now()
    if (!(await this.scan(trees))) return this.pause('folder-gone', UNWATCHED_SCAN_MS)
    await this.pull(trees)
    await this.identify(trees)
    const plan = this.plan(trees)
    this.planDone = this.ports.clock.now()
    this.retries = 0
    this.showItems(trees, plan)
    if (!trees.begun && !this.mayBegin(trees, plan)) return true
    if (this.brake(trees, plan)) return true
    return this.perform(trees, plan)
  }

  private async perform(trees: DeviceTrees, plan: Plan): Promise<boolean> {
    if (isEmptyPlan(plan) && this.large.count === 0) {
      this.keep = new Set()
      this.confirmed = new Set()
      this.progress.reset()
      await trees.save()
      return this.quiet()
    }
    const before = trees.version
    const doing = this.doing(trees)
    this.announce(trees, plan)
    await execute(doing, plan, this.large)
    this.stalled = trees.version === before && this.large.count === 0
    if (this.stalled) return this.quiet()
    return trees.version === before && this.large.count > 0
  }

  /** Everything that can be done is done. */
  private quiet(): boolean {
    if (this.hasNews()) return false
    this.say({ kind: 'up-to-date', since: this.ports.clock.now() })
    return true
  }

  // ── Opening ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private async open(): Promise<DeviceTrees> {
    if (this.trees) return this.trees
    const state = await this.ports.store.load()
    const trees = new DeviceTrees(this.ports.store, state)
    for (const intent of state?.intents ?? []) await this.cleanUp(trees, intent)
    this.disposers.push(
      this.ports.drive.subscribe({
        advanced: message => this.heard(() => this.pushes.push(message)),
        online: () => this.heard(() => this.reconnected()),
        offline: () => this.wake(),
        refused: kind => this.heard(() => this.refused(kind)),
      }),
    )
    this.trees = trees
    return trees
  }

  /** A download that a crash cut short left an empty file under its name. */
  private async cleanUp(trees: DeviceTrees, { path, id }: { path: readonly string[]; id: NodeId }): Promise<void> {
    const name = path[path.length - 1]
    const listing = await this.ports.folder.list(path.slice(0, -1))
    const entry = listing === 'gone' ? undefined : listing.entries.find(listed => listed.name === name)
    const isLeftover = entry?.kind === 'file' && entry.fingerprint.size === 0 && !trees.base.get(id)
    if (isLeftover) await this.ports.folder.removeFile(path, entry.fingerprint)
    await trees.save({ intentsRemove: [id] })
  }

  private async watch(): Promise<void> {
    if (this.watching || this.unwatchable) return
    this.watching = await this.ports.folder.watch(hints => this.heard(() => this.takeNotice(hints)))
    this.unwatchable = this.watching === undefined
    // What changed before the watcher stood was not reported.
    this.scanAll = true
  }

  private heard(note: () => void): void {
    if (this.stopped) return
    note()
    this.wake()
  }

  private takeNotice(hints: readonly WatchHint[]): void {
    for (const hint of hints) this.hints.push(hint)
    const isOwn = (hint: WatchHint) => hint.kind !== 'unknown' && this.touched.has(pathKey(hint.kind === 'moved' ? hint.to : hint.path))
    if (!hints.every(isOwn)) this.isUrgent = true
  }

  private reconnected(): void {
    this.behind = true
    this.blocked = undefined
  }

  private refused(kind: RemoteFault['kind']): void {
    this.pause(PAUSE_FOR[kind] ?? 'fault')
  }

  // ── Scan and pull ────────────────────────────────────────────────────────────────────────────────────────────────

  private async scan(trees: DeviceTrees): Promise<boolean> {
    const now = this.ports.clock.now()
    if (now - this.lastFullScan >= (this.unwatchable ? UNWATCHED_SCAN_MS : FULL_SCAN_MS)) this.scanAll = true
    const moves = this.takeHints(trees)
    this.isUrgent = false
    this.touched.clear()
    const everything = this.scanAll
    const folders = everything ? new Set([ROOT]) : new Set(this.dirty)
    if (this.isSecondLookDue(trees, now)) for (const id of foldersOfMissing(trees)) folders.add(id)
    this.dirty.clear()
    this.scanAll = false
    if (folders.size === 0) return true
    const result = await this.scanFolders(trees, folders, everything)
    if (result === 'root-gone') {
      this.scanAll = true
      return false
    }
    if (everything) this.lastFullScan = now
    for (const id of result.again) this.dirty.add(id)
    const read = (ids: readonly NodeId[]) => readContents(this.doing(trees), this.unheld(ids))
    await read(result.racy)
    await matchMoves(trees, moves, read)
    this.items.strangers(result.strangers, everything)
    return true
  }

  private scanFolders(trees: DeviceTrees, folders: Iterable<NodeId>, everything: boolean): Promise<ScanResult | 'root-gone'> {
    if (everything && trees.base.size === 0) this.say({ kind: 'scanning', found: 0 })
    const { folder, clock, newId } = this.ports
    const context = {
      ...{ trees, folder, ignored: this.options.ignored ?? ignoredByDefault, newId: newId as () => NodeId, now: () => clock.now() },
      progress: (found: number) => everything && this.saySoon(() => ({ kind: 'scanning', found })),
    }
    return scan(context, folders, everything)
  }

  private isSecondLookDue(trees: DeviceTrees, now: number): boolean {
    for (const since of trees.missing.values()) if (now - since >= SECOND_LOOK_MS) return true
    return false
  }

  /** Folders to list because of what the watcher saw, and the moves it saw. */
  private takeHints(trees: DeviceTrees): MoveHint[] {
    const moves: MoveHint[] = []
    for (const hint of this.hints) {
      if (hint.kind === 'unknown') this.scanAll = true
      else if (hint.kind === 'changed') this.dirty.add(nearestFolder(trees, hint.path))
      else {
        moves.push(hint)
        this.dirty.add(nearestFolder(trees, hint.from))
        this.dirty.add(nearestFolder(trees, hint.to))
      }
    }
    this.hints = []
    return moves
  }

  private async pull(trees: DeviceTrees): Promise<void> {
    this.takePushes(trees)
    while (this.behind) {
      this.behind = false
      for (let more = true; more; ) more = await this.pullPage(trees)
      this.takePushes(trees)
    }
  }

  private async pullPage(trees: DeviceTrees): Promise<boolean> {
    const page = await this.ports.drive.changes(trees.cursor, CHANGES_PAGE)
    if (trees.epoch === '') trees.setEpoch(page.epoch)
    // Another epoch, or a server that knows less than it told us before: a restored backup.
    if (page.epoch !== trees.epoch || page.head < trees.cursor) {
      trees.loseBase(page.epoch)
      this.begin = false
      await trees.save()
      return true
    }
    for (const node of page.nodes) this.learn(trees, node)
    trees.advanceTo(page.next)
    await trees.save()
    return page.more
  }

  /** A push that continues where the cursor stands saves the request. */
  private takePushes(trees: DeviceTrees): void {
    for (const push of this.pushes) {
      if (push.epoch !== trees.epoch) this.behind = true
      else if (push.head <= trees.cursor) continue
      else if (push.nodes && push.from === trees.cursor && !this.behind) {
        for (const node of push.nodes) this.learn(trees, node)
        trees.advanceTo(push.head)
      } else this.behind = true
    }
    this.pushes = []
  }

  private learn(trees: DeviceTrees, node: Advanced['nodes'] extends (infer Node)[] | undefined ? Node : never): void {
    trees.applyRemote(node)
    this.waiting.clear(node.id)
  }

  // ── Plan and brake ───────────────────────────────────────────────────────────────────────────────────────────────

  private async identify(trees: DeviceTrees): Promise<void> {
    const unread = this.unheld(mustRead(trees).filter(id => !trees.isFrozen(id)))
    if (unread.length > 0) await readContents(this.doing(trees), unread)
    for (const { from, to } of adoptions(trees)) trees.relabel(from, to)
    for (const id of splits(trees)) if (!trees.isFrozen(id) && !this.large.has(id)) trees.split(id, this.ports.newId() as NodeId)
  }

  private unheld(ids: readonly NodeId[]): NodeId[] {
    const now = this.ports.clock.now()
    return ids.filter(id => !this.waiting.isHeld(id, SEND, now))
  }

  private plan(trees: DeviceTrees): Plan {
    const label = { device: this.options.deviceName, at: this.ports.clock.now() }
    return reconcile(trees, { frozen: id => trees.isFrozen(id), keep: this.keep, copies: trees.copies, label })
  }

  private mayBegin(trees: DeviceTrees, plan: Plan): boolean {
    const seen = preview(trees, plan, this.ports.folder)
    const nothing = plan.uploads.length + plan.downloads.length + plan.here.steps.length + plan.there.steps.length === 0
    if (!this.begin && !nothing) {
      this.say({ kind: 'preview', preview: seen })
      return false
    }
    trees.begin()
    return true
  }

  /** Whether the plan is stopped until the person answers. */
  private brake(trees: DeviceTrees, plan: Plan): boolean {
    const emptied = plan.uploads.filter(id => isEmptied(trees, id))
    const deletes = { here: [...plan.deletesHere], there: [...plan.deletesThere, ...emptied] }
    const raised = this.asked?.alarm ?? alarm(trees.base, trees.baseFiles, trees.base.size, deletes, this.options.limits ?? BRAKE_LIMITS)
    if (!raised) return false
    const ids = new Set([...deletes.here, ...deletes.there])
    if (ids.size === 0) {
      this.asked = undefined
      return false
    }
    if ([...ids].every(id => this.confirmed.has(id))) return false
    this.asked = { ids, alarm: raised }
    this.say({ kind: 'asking', alarm: raised })
    return true
  }

  // ── Doing ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private doing(trees: DeviceTrees): Doing {
    const { waiting, progress, sending, fence = 0 } = this
    return {
      ...{ ...this.ports, trees, waiting, progress, sending, fence },
      deletesConfirmed: this.confirmed.size > 0,
      touch: path => this.touched.add(pathKey(path)),
      markDirty: folder => this.dirty.add(folder),
      markBehind: () => {
        this.behind = true
      },
      askDeletes: deletes => this.askForServer(trees, deletes),
      note: activity => this.note(activity),
      isInterrupted: () => this.isInterrupted(),
    }
  }

  private askForServer(trees: DeviceTrees, deletes: number): void {
    this.asked ??= { ids: new Set(), alarm: { why: 'mass-delete', side: 'there', deletes, of: trees.baseFiles, names: [] } }
  }

  private note(activity: Omit<Activity, 'at'>): void {
    this.events.activity([{ ...activity, at: this.ports.clock.now() }])
  }

  private isInterrupted(): boolean {
    if (this.stopped || this.paused) return true
    const spent = this.ports.clock.now() - this.planDone
    return (
      (this.isUrgent || this.behind || this.pushes.length > 0) &&
      spent > Math.max(INTERRUPT_MS, PLANNING_SHARE * (this.planDone - this.planStarted))
    )
  }

  private hasNews(): boolean {
    return this.behind || this.scanAll || this.dirty.size > 0 || this.hints.length > 0 || this.pushes.length > 0
  }

  private announce(trees: DeviceTrees, plan: Plan): void {
    const bytes = (ids: readonly NodeId[]) => ids.reduce((sum, id) => sum + fileSize(plan, id), 0)
    const structure = [...plan.here.steps, ...plan.there.steps].filter(step => step.kind !== 'make' || step.entry.kind === 'folder')
    const count = structure.length + plan.uploads.length + plan.downloads.length + plan.here.lastly.length + plan.there.lastly.length
    this.progress.plan(count, bytes(plan.uploads) + bytes(plan.downloads))
    if (count > 0 && !this.stalled) this.say(this.progress.status(this.ports.clock.now()))
    this.items.plan(trees, plan)
  }

  private showItems(trees: DeviceTrees, plan: Plan): void {
    const work = new Set([...plan.uploads, ...plan.downloads, ...plan.held, ...plan.deletesHere, ...plan.deletesThere])
    for (const step of [...plan.here.steps, ...plan.there.steps]) work.add(step.kind === 'make' ? step.entry.id : step.id)
    for (const id of [...plan.here.undone, ...plan.there.undone]) work.add(id)
    this.waiting.keepOnly(work)
    this.items.waiting(trees, this.waiting)
    this.items.plan(trees, plan)
  }

  // ── Standing still ───────────────────────────────────────────────────────────────────────────────────────────────

  private isBlocked(): boolean {
    if (!this.blocked) return false
    if (this.blocked.retryAt === undefined || this.ports.clock.now() < this.blocked.retryAt) return true
    this.blocked = undefined
    return false
  }

  /** Stands still until a command or a push, or for `retryMs`. */
  private pause(why: PauseReason, retryMs?: number): true {
    this.blocked = why === 'person' ? undefined : { retryAt: retryMs === undefined ? undefined : this.ports.clock.now() + retryMs }
    this.say({ kind: 'paused', why })
    return true
  }

  private failed(error: unknown): true {
    if (this.stopped) return true
    const retryMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.retries++)
    const retryAt = this.ports.clock.now() + retryMs
    this.behind = true
    if (!(error instanceof RemoteFault)) {
      this.scanAll = true
      this.events.fault(error)
      return this.pause('fault', LAST_RETRY_MS)
    }
    const why = PAUSE_FOR[error.kind]
    if (why) return this.pause(why, RETRIED.has(why) ? LAST_RETRY_MS : undefined)
    this.blocked = { retryAt }
    this.say({ kind: 'offline', since: this.ports.clock.now(), retryAt })
    return true
  }

  /** Waits for a hint, a push, a command, or the time of the next thing to do. */
  private async news(): Promise<void> {
    const due = this.nextDue()
    await new Promise<void>(resolve => {
      const cancel = due === undefined ? undefined : this.ports.clock.after(Math.max(0, due - this.ports.clock.now()), resolve)
      this.wakeUp = () => {
        cancel?.()
        resolve()
      }
      if (this.stopped || (!this.blocked && !this.paused && this.hasNews())) this.wakeUp()
    })
    this.wakeUp = undefined
  }

  private nextDue(): number | undefined {
    if (this.blocked) return this.blocked.retryAt
    if (this.paused) return undefined
    const now = this.ports.clock.now()
    const dues = [this.lastFullScan + (this.unwatchable ? UNWATCHED_SCAN_MS : FULL_SCAN_MS), this.waiting.nextRetry()]
    for (const since of this.trees?.missing.values() ?? []) dues.push(since + SECOND_LOOK_MS)
    if (this.stalled) dues.push(now + STALLED_RETRY_MS)
    return Math.min(...dues.filter(due => due !== undefined))
  }

  private wake(): void {
    this.wakeUp?.()
  }

  // ── Telling ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private lastSaid = 0

  private say(status: SyncStatus): void {
    this.lastSaid = this.ports.clock.now()
    this.events.status(status)
  }

  /** For what changes many times a second. */
  private saySoon(status: () => SyncStatus): void {
    if (this.ports.clock.now() - this.lastSaid >= 200) this.say(status())
  }
}

/** Faults of the server that no retry of ours mends. */
const PAUSE_FOR: Partial<Record<RemoteFault['kind'], PauseReason>> = {
  'signed-out': 'signed-out',
  'device-revoked': 'device-revoked',
  forbidden: 'no-access',
  'not-found': 'no-access',
  fenced: 'lost-lead',
  'over-quota': 'over-quota',
  'disk-full': 'server-full',
  outdated: 'outdated',
  'bad-request': 'fault',
  'too-large': 'fault',
}

/** Those that may pass without anybody doing anything here. */
const RETRIED: ReadonlySet<PauseReason> = new Set<PauseReason>(['over-quota', 'server-full', 'fault'])

/** The deepest folder on the way to `path` that the tree knows. */
function nearestFolder(trees: DeviceTrees, path: readonly string[]): NodeId {
  for (let length = path.length - 1; length > 0; length--) {
    const id = trees.findLocal(path.slice(0, length))
    if (id !== undefined && trees.local.get(id)?.kind === 'folder') return id
  }
  return ROOT
}

function isEmptied(trees: DeviceTrees, id: NodeId): boolean {
  const base = trees.base.get(id)
  const local = trees.local.get(id)
  return base?.kind === 'file' && local?.kind === 'file' && base.size > 0 && local.size === 0
}

function fileSize(plan: Plan, id: NodeId): number {
  const entry = plan.target(id)
  return entry?.kind === 'file' ? entry.size : 0
}
