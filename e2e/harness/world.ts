/** What one test works with: an account of its own on the worker's server, its devices, and what must hold at the end. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DevicesSchema } from '../../lib/core/protocol/devices'
import type { Changes } from '../../lib/core/protocol/messages'
import { type Account, numberedAccount } from './account'
import { ApiPeer } from './api-peer'
import { Device } from './device'
import { putAll, type Tree, treeWith } from './disk'
import type { TestServer } from './server'
import { untilEqual } from './until'

export type Files = Readonly<Record<string, string | Uint8Array>>

const DEVICE_NAMES = ['anna', 'ben', 'cleo']

export class World {
  readonly devices: Device[] = []
  private readonly peers: ApiPeer[] = []
  private known: ApiPeer | undefined
  private readonly killsBefore: number

  constructor(
    readonly server: TestServer,
    readonly account: Account,
    private readonly place: string,
  ) {
    this.killsBefore = server.kills
  }

  static number(server: TestServer, number: number, place: string): World {
    return new World(server, numberedAccount(number), place)
  }

  /** A browser, signed in, with a folder that holds `files` and is not connected yet. */
  async device(files: Files = {}): Promise<Device> {
    const name = DEVICE_NAMES[this.devices.length] as string
    const folder = join(this.place, name, 'Drive')
    await mkdir(folder, { recursive: true })
    await putAll(folder, files)
    const { account, server } = this
    const device = await Device.open({ name, profile: join(this.place, name, 'profile'), folder, port: server.port, account })
    this.devices.push(device)
    return device
  }

  /** Two devices in step, on a drive that holds `files`. */
  async pair(files: Files = {}): Promise<[Device, Device]> {
    const a = await this.device(files)
    // Each has its turn, so that their order in the list is the same every time.
    const [b] = await Promise.all([this.device(), a.connect()])
    await b.connect()
    await this.settled(treeWith(files))
    return [a, b]
  }

  /** A signed-in device without a browser. */
  async peer(): Promise<ApiPeer> {
    const peer = await ApiPeer.signIn(this.server.port, this.account)
    this.peers.push(peer)
    return peer
  }

  /** Waits until every folder and the server hold exactly `expected`, and every device is at rest. */
  async settled(expected: Tree, ms = 150_000): Promise<void> {
    for (const device of this.devices) await untilEqual(`the folder of ${device.name}`, () => device.tree(), expected, ms)
    await this.atRest(ms)
    for (const device of this.devices) await untilEqual(`the folder of ${device.name}, at rest`, () => device.tree(), expected, ms)
    await untilEqual('the server', () => this.serverTree(), expected, ms)
  }

  /** What the server holds, as a device that is not there sees it. */
  async serverTree(): Promise<Tree> {
    this.known ??= await this.peer()
    try {
      return await this.known.tree()
    } catch {
      // Its session may be one that the test ended.
      this.known = await this.peer()
      return this.known.tree()
    }
  }

  /** Waits until the server knows of every device that its folder holds all of the drive. */
  async reported(): Promise<void> {
    this.known ??= await this.peer()
    const { known } = this
    const ask = async (path: string): Promise<unknown> => (await known.request(path)).json()
    const reported = async () => {
      const { devices } = DevicesSchema.parse(await ask('/api/devices'))
      const { head } = (await ask(`/api/drives/${known.drive}/changes?since=0&limit=1`)) as Changes
      return devices.flatMap(({ folders }) => folders).filter(({ state, cursor }) => state === 'up-to-date' && cursor === head).length
    }
    await untilEqual('the folders that are told to be up to date', reported, this.devices.length)
  }

  async atRest(ms = 150_000): Promise<void> {
    for (const device of this.devices) await device.upToDate(ms)
  }

  /** Where something was broken on purpose, the server's data must be whole at the end. */
  async close(): Promise<void> {
    const isHurt = this.server.kills > this.killsBefore || this.devices.some(device => device.isHurt)
    await Promise.all([...this.devices.map(device => device.end()), ...this.peers.map(peer => peer.close())])
    if (isHurt) await this.server.check()
  }
}
