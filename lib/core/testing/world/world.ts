/**
 * A world in memory: a server, its drive and several devices under one virtual clock. Plays a history and holds what
 * comes of it against the laws. One history, one course of events, bit for bit.
 */
import type { DeviceId, DriveId } from '../../ids'
import type { Bytes } from '../content'
import { Device } from '../device'
import { DISK_KINDS } from '../disk-kind'
import { MemoryDrive } from '../memory-drive'
import { type DriveData, MemoryServer, type StoredNode } from '../memory-server'
import { GOOD_LINE } from '../network'
import { differences, diskTree, ignoredOn, serverPath, serverTree } from '../plain-tree'
import type { PlantedBug } from '../planted-bugs'
import { Random } from '../random'
import { ServerHand } from '../server-hand'
import { untilQuiet } from '../until-quiet'
import { VirtualClock } from '../virtual-clock'
import { type DevicePlan, type History, isMishap, isPersonAct, type Step, type WorldEvent } from './history'
import { LawBook, pathIn } from './law-book'
import { befall } from './mishaps'
import { act, files, folders, newContent, show } from './person'
import { Trace } from './trace'

export interface Outcome {
  /** Broken laws, the first one first; none: passed. */
  readonly violations: readonly string[]
  readonly trace: readonly string[]
}

export interface PlayOptions {
  readonly trace?: boolean
  readonly bug?: PlantedBug | undefined
}

export async function play(history: History, options: PlayOptions = {}): Promise<Outcome> {
  const world = new World(history, options)
  await world.run()
  return { violations: world.laws.violations, trace: world.trace.lines }
}

/** Whether a person can get at its folder. */
function isUsable({ disk }: Device): boolean {
  return disk.access !== 'gone' && !disk.isUnmounted
}

const ANSWER_MS = 3_000
const SERVER_DOWN_MS = 5_000

class World {
  readonly clock = new VirtualClock()
  readonly laws: LawBook
  readonly trace: Trace
  private readonly random: Random
  private readonly server: MemoryServer
  private readonly devices: readonly Device[]
  private readonly web: ServerHand
  private backup: DriveData | undefined

  constructor(
    private readonly history: History,
    private readonly options: PlayOptions,
  ) {
    this.random = new Random(history.seed).fork('world')
    this.trace = new Trace(options.trace ?? false, this.clock)
    this.server = new MemoryServer(this.random.id() as DriveId, this.clock)
    this.laws = new LawBook(this.server, () => this.clock.now())
    this.trace.watchServer(this.server)
    options.bug?.onServer?.(this.server)
    this.devices = history.devices.map(plan => this.addDevice(plan))
    this.web = new ServerHand(this.server, new MemoryDrive(this.server, this.random.id() as DeviceId), () => this.random.id())
  }

  async run(): Promise<void> {
    for (const device of this.devices) device.start()
    for (const step of this.history.steps) {
      await this.clock.advance(step.wait)
      await this.do(step)
      if (this.isOver) return
    }
    await this.rest()
  }

  private get isOver(): boolean {
    return this.laws.violations.length > 0
  }

  private addDevice(plan: DevicePlan): Device {
    const { name, watches, slow } = plan
    const setup = { name, disk: DISK_KINDS[plan.disk], watches, slow, options: { manyDownloads: 2 } }
    const device = new Device(setup, this.server, this.clock, this.random.fork(name))
    device.skew = plan.skew
    Object.assign(device.network.line, plan.line)
    this.laws.watch(device)
    const { bug } = this.options
    if (bug?.wrapPorts) device.wrapPorts = bug.wrapPorts
    device.witness = {
      status: status => {
        this.trace.note(name, `says ${JSON.stringify(status)}`)
        if (status.kind === 'preview' || status.kind === 'asking') this.answerLater(device)
      },
      activity: items => {
        for (const { what, path, from } of items) this.trace.note(name, `${what} ${from ? `${show(from)} → ` : ''}${show(path)}`)
      },
      waiting: items => {
        for (const { path, why } of items) this.trace.note(name, `has ${show(path)} waiting: ${why}`)
      },
      fault: error => this.laws.break('nothing breaks', error instanceof Error ? (error.stack ?? error.message) : String(error)),
      saving: change => {
        this.laws.saving(device, change)
        this.trace.saving(device, change)
      },
    }
    this.trace.watchDisk(device)
    return device
  }

  /** Nobody answers at once. */
  private answerLater(device: Device): void {
    this.clock.after(this.random.between(100, ANSWER_MS), () => this.answer(device))
  }

  private answer(device: Device): void {
    if (device.status.kind === 'preview') device.command({ kind: 'begin' })
    if (device.status.kind !== 'asking') return
    const answer = this.random.chance(0.5) ? 'keep' : 'delete'
    this.trace.note(device.setup.name, `is told: ${answer}`)
    device.command({ kind: 'answer-alarm', answer })
  }

  // ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private async do(step: Step): Promise<void> {
    const device = this.devices[step.who % this.devices.length] as Device
    const random = new Random(step.dice)
    const later = (ms: number, run: () => void) => void this.clock.after(ms, run)
    if (isPersonAct(step.act)) {
      if (!isUsable(device)) return
      this.told(`person at ${device.setup.name}`, act({ disk: device.disk, random, later }, step.act))
    } else if (isMishap(step.act)) {
      this.told(device.setup.name, befall({ device, random, later, confused: () => this.laws.confuse(device) }, step.act))
    } else {
      this.told('world', await this.event(step.act, random))
    }
  }

  private told(who: string, what: string | undefined): void {
    if (what) this.trace.note(who, what)
  }

  private async event(what: WorldEvent, random: Random): Promise<string | undefined> {
    switch (what) {
      case 'same-edit':
        return this.sameEdit(random)
      case 'fight-over-folder':
        return this.fightOverFolder(random)
      case 'race-for-name':
        return this.raceForName(random)
      case 'web-create':
      case 'web-edit':
      case 'web-move':
      case 'web-remove':
        return this.atTheServer(what, random)
      case 'server-crash':
        this.server.crash()
        for (const device of this.devices) this.reconnect(device)
        return 'the server crashes and starts again'
      case 'backup':
        this.backup = this.server.backup()
        return 'a backup is made'
      case 'restore':
        return this.restore()
      case 'rest':
        await this.rest()
        return undefined
    }
  }

  private sameEdit(random: Random): string | undefined {
    const [first] = this.devices
    const all = first ? files(first.disk) : []
    if (!first || all.length === 0) return undefined
    const path = first.disk.pathOf(random.pick(all))
    const content = newContent(random)
    const taking = this.devices.filter(device => isUsable(device) && device.disk.folder(path.slice(0, -1)))
    for (const { disk } of taking) if (disk.find(path)?.kind !== 'folder') disk.put(path, content.slice())
    return `everybody writes the same to ${show(path)}`
  }

  /** One deletes a folder; just when that is told, over a line that is often slow, another puts something into it. */
  private fightOverFolder(random: Random): string | undefined {
    const all = this.devices.flatMap(device => (isUsable(device) ? folders(device.disk).map(folder => ({ device, folder })) : []))
    if (all.length === 0) return undefined
    const { device, folder } = random.pick(all)
    const path = device.disk.pathOf(folder)
    const other = random.pick(this.devices.filter(one => one !== device))
    const content = newContent(random)
    device.disk.remove(path)
    if (random.chance(0.7)) device.network.line.delay = 3_000
    this.clock.after(random.between(1_000, 6_000), () => {
      if (isUsable(other) && other.disk.folder(path) && !other.disk.find([...path, 'late'])) other.disk.put([...path, 'late'], content)
    })
    return `${device.setup.name} deletes ${show(path)}, and ${other.setup.name} puts something into it`
  }

  /** A file gets a name on the server; just when a device hears of it, a person there gives the name to another file. */
  private async raceForName(random: Random): Promise<string | undefined> {
    const files = this.server.liveNodes().filter(node => node.kind === 'file')
    const device = this.devices.filter(isUsable)[0]
    if (files.length === 0 || !device) return undefined
    const path = serverPath(this.server, random.pick(files)) ?? []
    const to = ['wanted']
    const content = newContent(random)
    this.clock.after(random.between(0, 60), () => {
      if (isUsable(device) && !device.disk.find(to)) device.disk.put(to, content)
    })
    const outcome = await this.web.move(path, to)
    return `somebody moves ${show(path)} to ${show(to)} on the server (${outcome?.kind}), while ${device.setup.name} writes one of that name`
  }

  private async atTheServer(what: 'web-create' | 'web-edit' | 'web-move' | 'web-remove', random: Random): Promise<string | undefined> {
    const nodes = this.server.liveNodes()
    const content = newContent(random)
    if (what === 'web-create') return this.webPut([random.pick(['a', 'web.txt', 'setup.cfg', 'Notes.txt'])], content)
    const chosen = what === 'web-edit' ? nodes.filter(node => node.kind === 'file') : nodes
    if (chosen.length === 0) return undefined
    const path = serverPath(this.server, random.pick(chosen)) ?? []
    if (what === 'web-edit') return this.webPut(path, content)
    if (what === 'web-remove') return `somebody deletes ${show(path)} on the server: ${(await this.web.remove(path))?.kind}`
    const folders: string[][] = [
      [],
      ...nodes.filter(node => node.kind === 'folder').map(node => [...(serverPath(this.server, node) ?? [])]),
    ]
    const to = [...random.pick(folders), random.pick(['a', 'moved.txt', 'Docs', 'b'])]
    return `somebody moves ${show(path)} to ${show(to)} on the server: ${(await this.web.move(path, to))?.kind}`
  }

  private async webPut(path: readonly string[], content: Bytes): Promise<string> {
    const outcome = this.web.find(path)?.kind === 'folder' ? undefined : await this.web.put(path, content)
    if (outcome?.kind === 'accepted') this.laws.wrote(content)
    return `somebody writes ${show(path)} on the server: ${outcome?.kind}`
  }

  private reconnect(device: Device): void {
    const { online } = device.network.line
    device.network.setOnline(false)
    this.clock.after(this.random.between(100, SERVER_DOWN_MS), () => device.network.setOnline(online))
  }

  private restore(): string | undefined {
    if (!this.backup) return undefined
    const before = this.server.contents()
    this.server.restore(this.backup)
    this.laws.restored(before)
    for (const device of this.devices) this.reconnect(device)
    return 'the backup is restored'
  }

  // ── Quiet moments ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Mends everything, waits until nothing happens any more, and looks at the laws. */
  private async rest(): Promise<void> {
    this.trace.note('world', 'comes to rest')
    for (const device of this.devices) this.mend(device)
    await this.clock.advance(SERVER_DOWN_MS)
    for (const device of this.devices) this.mend(device)
    const answer = () => (this.random.chance(0.5) ? ('keep' as const) : ('delete' as const))
    if (!(await untilQuiet(this.clock, this.server, this.devices, { answer }))) return this.restless()
    // One died of what was in store for it: nobody rests before it lives again.
    if (this.devices.some(device => !device.isRunning)) return this.rest()
    this.checkTrees()
    this.laws.checkNothingLost()
    if (!this.isOver) await this.checkIdle()
  }

  private mend(device: Device): void {
    if (device.disk.isUnmounted) this.laws.confuse(device)
    device.disk.clearFaults()
    Object.assign(device.network.line, { ...GOOD_LINE, online: device.network.line.online })
    device.network.setOnline(true)
    device.start()
    device.crashAfter(Number.POSITIVE_INFINITY, () => {})
    device.command({ kind: 'resume' })
    device.command({ kind: 'sync-now' })
  }

  private restless(): void {
    const states = this.devices.map(device => `${device.setup.name} ${JSON.stringify(device.status)}, ${device.pending} calls under way`)
    this.laws.break('everything comes to rest', states.join('; '))
  }

  /** Law 4: quiet, connected devices hold what the server holds. */
  private checkTrees(): void {
    for (const device of this.devices) {
      const { name, disk } = device.setup
      if (device.status.kind !== 'up-to-date') this.laws.break('law 4, all are up to date', `${name} says ${JSON.stringify(device.status)}`)
      const theirs = serverTree(this.server, part => !disk.hides(part), ignoredOn(device.disk))
      const stuck = this.stuckPaths(device)
      // A folder that kept what sync does not see stays, also when that is gone as well, and keeps its name.
      const left = [...device.store.left.values()].map(path => `${show(path).normalize('NFC')}: folder | `)
      const above = stuck.map(path => `${path.slice(0, path.lastIndexOf('/'))}: folder | nothing`)
      const isKnown = (difference: string) => [...stuck, ...left, ...above].some(path => difference.startsWith(path))
      const wrong = differences(diskTree(device.disk), theirs).filter(difference => !isKnown(difference))
      if (wrong.length > 0) this.laws.break('law 4, equal trees', `${name} | server: ${wrong.join(', ')}`)
    }
  }

  /** Where items lie that got a name on the server that the device cannot hold: they stay as they were, in the way of others. */
  private stuckPaths({ setup, store, waiting }: Device): string[] {
    const nodes = this.server.liveNodes()
    const unholdable = nodes.filter(node => serverPath(this.server, node)?.some(part => setup.disk.hides(part)))
    const isBlocked = ({ id }: StoredNode) => waiting.some(item => item.id === id && item.why === 'name-taken')
    const blocked = unholdable.length > 0 ? nodes.filter(isBlocked) : []
    const basePaths = [...unholdable, ...blocked].flatMap(({ id }) => {
      const entry = store.base.get(id)
      return entry ? [pathIn(other => store.base.get(other), entry)] : []
    })
    const wantedPaths = blocked.map(node => serverPath(this.server, node) ?? [])
    const waitingPaths = waiting.filter(({ why }) => why === 'bad-name').map(({ path }) => path)
    return [...basePaths, ...wantedPaths, ...waitingPaths].map(path => show(path).normalize('NFC'))
  }

  /** Law 4: planning again plans nothing. */
  private async checkIdle(): Promise<void> {
    const before = this.devices.map(device => device.effects)
    const { seq } = this.server.data
    for (const device of this.devices) device.command({ kind: 'sync-now' })
    await untilQuiet(this.clock, this.server, this.devices)
    const busy = this.devices.filter((device, i) => device.effects !== before[i])
    if (busy.length > 0 || this.server.data.seq !== seq) {
      this.laws.break('law 4, planning again plans nothing', `${busy.map(device => device.setup.name).join(', ')} went on`)
    }
  }
}
