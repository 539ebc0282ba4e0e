/** Plays one scenario through the whole engine, on memory folders and a server in memory that obeys the real rules. */

import { EMPTY_CONTENT } from '../../chunk/manifest'
import type { DriveId } from '../../ids'
import { bytesOf, contentOf } from '../content'
import { Device, type DeviceSetup } from '../device'
import { DISK_KINDS, type DiskKind } from '../disk-kind'
import { MemoryDrive } from '../memory-drive'
import { MemoryServer } from '../memory-server'
import { Random } from '../random'
import { ServerHand } from '../server-hand'
import { untilQuiet } from '../until-quiet'
import { VirtualClock } from '../virtual-clock'
import { type Counts, OpCounter } from './op-counter'
import { disputeOf, limitsOf } from './rulings'
import type { Expectation, Scenario, TextTree } from './scenario'
import { change, diskHands, diskTexts, serverHands, serverTexts, split } from './sides'

export interface Result {
  readonly scenario: Scenario
  /** Nothing: passed. */
  readonly failures: readonly string[]
}

export async function runScenario(scenario: Scenario, disk: DiskKind = DISK_KINDS.linux): Promise<Result> {
  const stage = new Stage(scenario, disk)
  try {
    return { scenario, failures: await stage.play() }
  } catch (error) {
    return { scenario, failures: [`it broke off: ${error instanceof Error ? error.stack : String(error)}`] }
  }
}

class Stage {
  private readonly clock = new VirtualClock()
  private readonly random = new Random(1)
  private readonly server: MemoryServer
  private readonly ours: Device
  private readonly theirs: Device
  private readonly hand: ServerHand
  private readonly counter = new OpCounter()
  private readonly failures: string[] = []

  constructor(
    private readonly scenario: Scenario,
    disk: DiskKind,
  ) {
    this.server = new MemoryServer(this.random.id() as DriveId, this.clock)
    this.ours = this.device("Anna's laptop", disk)
    this.theirs = this.device('Ben, desktop', DISK_KINDS.linux)
    this.ours.wrapPorts = this.counter.wrap
    this.hand = new ServerHand(this.server, new MemoryDrive(this.server, this.theirs.id), () => this.random.id())
  }

  private device(name: string, disk: DiskKind): Device {
    const limits = limitsOf(this.scenario)
    const setup: DeviceSetup = { name, disk, watches: false, slow: 0, options: limits ? { limits } : {} }
    const device = new Device(setup, this.server, this.clock, this.random.fork(name))
    device.witness = { fault: error => this.fail(`${name} works`, 'no fault', error instanceof Error ? error.stack : String(error)) }
    return device
  }

  async play(): Promise<string[]> {
    const { scenario } = this
    await this.agreeOnBase()
    await this.changeBothSides()
    this.counter.reset(this.ours, this.server)
    const traffic = { ...this.ours.drive.traffic }
    this.ours.start()
    await this.quiet([this.ours])
    const expected = disputeOf(scenario)?.expect ?? scenario.expect
    this.checkOutcome(expected)
    this.checkNothingLost()
    this.checkOps(traffic)
    await this.checkSecondCycle()
    if (!('halt' in expected)) await this.checkOtherDevice()
    return this.failures
  }

  private async agreeOnBase(): Promise<void> {
    await change(diskHands(this.ours.disk, this.clock), [], this.scenario.base)
    this.ours.start()
    await this.quiet([this.ours])
    this.theirs.start()
    await this.quiet([this.ours, this.theirs])
    for (const [who, tree] of [
      ['local', diskTexts(this.ours.disk)],
      ['the other device', diskTexts(this.theirs.disk)],
      ['the drive', serverTexts(this.server)],
    ] as const) {
      if (!sameTree(tree, this.scenario.base)) this.fail(`base at ${who}`, this.scenario.base, tree)
    }
    await this.ours.stop()
    await this.theirs.stop()
    if (this.scenario.baseLost) this.ours.forget()
    await this.clock.advance(60_000)
  }

  private async changeBothSides(): Promise<void> {
    const { scenario, ours } = this
    await change(diskHands(ours.disk, this.clock), scenario.moves?.local ?? [], scenario.local)
    for (const path of scenario.mtimeOnly?.local ?? []) ours.disk.touch(split(path))
    await change(serverHands(this.server, this.hand), scenario.moves?.remote ?? [], scenario.remote)
    await this.clock.advance(60_000)
  }

  private async quiet(devices: readonly Device[], answer?: 'delete'): Promise<void> {
    const rested = await untilQuiet(this.clock, this.server, devices, { answer: () => answer })
    if (!rested)
      this.fail(
        'to come to rest',
        'quiet',
        devices.map(device => `${device.setup.name}: ${JSON.stringify(device.status)}`),
      )
  }

  private checkOutcome(expected: Expectation): void {
    const local = diskTexts(this.ours.disk)
    const remote = serverTexts(this.server)
    if ('halt' in expected) {
      if (this.ours.status.kind !== 'asking') this.fail('status', 'asking', this.ours.status)
      if (!sameTree(local, this.scenario.local)) this.fail('local unchanged', this.scenario.local, local)
      if (!sameTree(remote, this.scenario.remote)) this.fail('remote unchanged', this.scenario.remote, remote)
      return
    }
    if (this.ours.status.kind !== 'up-to-date') this.fail('status', 'up-to-date', this.ours.status)
    if (!sameTree(local, remote)) this.fail('both sides equal', remote, local)
    if ('tree' in expected && !sameTree(withMarks(local), expected.tree)) this.fail('tree', expected.tree, withMarks(local))
    if ('tree' in expected && !isSpelledAs(remote, expected.tree)) this.fail('spelling on the drive', expected.tree, remote)
    if ('keeps' in expected) {
      const lost = expected.keeps.filter(content => !Object.values(local).includes(content))
      if (lost.length > 0) this.fail('kept in the tree', expected.keeps, local)
    }
  }

  /** Every content that one side brought is in the tree, in history or in trash. */
  private checkNothingLost(): void {
    const { base, local, remote } = this.scenario
    const old = new Set(Object.values(base))
    const inFolder = new Set(Object.values(diskTexts(this.ours.disk)))
    for (const content of [...Object.values(local), ...Object.values(remote)]) {
      if (content === null || old.has(content) || inFolder.has(content)) continue
      const { hash } = contentOf(bytesOf(content))
      if (hash !== EMPTY_CONTENT && !this.server.holds(hash)) this.fail('nothing lost', content, 'gone')
    }
  }

  private checkOps(before: { readonly bytesSent: number; readonly bytesFetched: number }): void {
    const counts = this.counter.counts()
    const { traffic } = this.ours.drive
    const wanted = this.scenario.ops ?? {}
    for (const [op, count] of Object.entries(wanted) as [keyof Counts, number][]) {
      if (counts[op] !== count) this.fail(`${op}s`, count, counts)
    }
    if (wanted.upload === 0 && traffic.bytesSent > before.bytesSent) this.fail('bytes sent', 0, traffic.bytesSent - before.bytesSent)
    if (wanted.download === 0 && traffic.bytesFetched > before.bytesFetched)
      this.fail('bytes fetched', 0, traffic.bytesFetched - before.bytesFetched)
  }

  private async checkSecondCycle(): Promise<void> {
    const { effects } = this.ours
    const { seq } = this.server.data
    this.ours.command({ kind: 'sync-now' })
    await this.quiet([this.ours])
    if (this.ours.effects !== effects || this.server.data.seq !== seq) {
      this.fail('a second cycle does', 'nothing', { effects: this.ours.effects - effects, commits: this.server.data.seq - seq })
    }
  }

  private async checkOtherDevice(): Promise<void> {
    this.theirs.start()
    await this.quiet([this.ours, this.theirs], 'delete')
    const theirs = diskTexts(this.theirs.disk)
    const ours = diskTexts(this.ours.disk)
    if (!sameTree(ours, theirs)) this.fail('the other device equal', ours, theirs)
  }

  private fail(what: string, expected: unknown, got: unknown): void {
    this.failures.push(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`)
  }
}

const CONFLICT = /^(.*) \(conflict, [^()]*, \d{4}-\d\d-\d\d \d\d\.\d\d\)(?: \d+)?(\.[^.]*)?$/

/** Conflict copies under the name that stands for them, whatever their exact spelling. */
function withMarks(tree: TextTree): TextTree {
  const mark = (name: string) => name.replace(CONFLICT, (_, stem: string, extension = '') => `${stem}${extension}{conflict}`)
  return Object.fromEntries(Object.entries(tree).map(([path, content]) => [path.split('/').map(mark).join('/'), content]))
}

/** Equal but for the normal form of names, which disks change by themselves. */
function sameTree(a: TextTree, b: TextTree): boolean {
  const [x, y] = [normal(a), normal(b)]
  return x.size === y.size && [...x].every(([path, content]) => y.get(path) === content)
}

/** Byte for byte, where the name is not our own. */
function isSpelledAs(tree: TextTree, expected: TextTree): boolean {
  return Object.keys(expected).every(path => path.includes('{conflict}') || path in tree)
}

function normal(tree: TextTree): Map<string, string | null> {
  return new Map(Object.entries(tree).map(([path, content]) => [path.normalize('NFC'), content]))
}
