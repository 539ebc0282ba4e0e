/**
 * The browser side of sync as the screens see it: the connected folders of the account that is signed in, each led by
 * one tab of this browser. It decides who leads and passes on; the engine works in the tab's worker.
 */
import type { EngineCommand } from '../core/engine-api'
import type { DriveId } from '../core/ids'
import { RemoteFault } from '../core/ports'
import type { ClientSnapshot, ConnectResult, FolderSnapshot, LockstepClient, Support } from './client-api'
import { ensureDevice, refreshed } from './device'
import { askPermission } from './folder/ask-permission'
import { applyUpdate, type FolderView, NEW_VIEW } from './folder-view'
import { Listeners } from './listeners'
import { newId } from './new-id'
import { overlapping } from './overlap'
import type { PageSigns } from './page-signs'
import { forgetFolder, whoAmI } from './remote/account'
import type { Http } from './remote/http'
import type { DeviceRecord, FolderRecord, ProfileStore } from './store/profile-store'
import type { DeviceLabel } from './support'
import { type Leadership, type Locks, seekLead } from './tabs/leadership'
import type { Channel, TabMessage } from './tabs/tab-channel'
import type { FromWorker, WorkerSetup } from './worker/messages'
import { WorkerLink, type WorkerPort } from './worker-link'

export interface ClientParts {
  readonly support: Support
  readonly label: DeviceLabel
  readonly origin: string
  readonly http: (device?: string) => Http
  readonly profile: ProfileStore
  readonly locks: Locks
  readonly channel: Channel
  readonly signs: PageSigns
  readonly startWorker: () => WorkerPort
  /** The browser's own picker. */
  readonly pick: () => Promise<FileSystemDirectoryHandle>
  /** Asks the browser not to clear what is stored. */
  readonly persist: () => void
  readonly now: () => number
}

/** Coming back to a tab again and again does not scan the folder each time. */
const RETURN_MS = 20_000
/** How long a tab that is left for good waits for its engines. */
const CLOSE_MS = 3_000

interface Connection {
  record: FolderRecord
  role: FolderSnapshot['role']
  view: FolderView
  leadership: Leadership | undefined
  shown: FolderSnapshot | undefined
}

export class SyncClient implements LockstepClient {
  readonly support: Support
  private readonly connections = new Map<string, Connection>()
  private readonly showing = new Listeners()
  private readonly advanced = new Listeners<[drive: DriveId, head: number | undefined]>()
  private readonly rights = new Listeners<[drive: DriveId]>()
  private readonly noticed = new Listeners()
  private readonly devices = new Listeners()
  readonly subscribe = this.showing.add
  readonly onAdvanced = this.advanced.add
  readonly onRights = this.rights.add
  readonly onNoticed = this.noticed.add
  readonly onDevices = this.devices.add
  private link: WorkerLink | undefined
  private user: string | undefined
  private device: DeviceRecord | undefined
  private shown: ClientSnapshot = { ready: false, folders: [], online: false }
  private lastReturn = 0
  private closed = false

  constructor(private readonly parts: ClientParts) {
    this.support = parts.support
  }

  /** Finds out who is signed in and takes up the work on that account's folders. */
  async open(): Promise<void> {
    const { channel, signs, profile } = this.parts
    channel.onmessage = ({ data }) => this.hearTab(data)
    signs.onReturn(() => this.returned())
    signs.onOnline(() => this.nudge())
    signs.guard(() => [...this.connections.values()].some(({ role, view }) => role === 'leader' && view.writing))
    await this.identify()
    if (this.user !== undefined) await this.begin(this.user)
    this.show({ ready: true })
    if (this.support.folders) await profile.sweep()
  }

  snapshot = (): ClientSnapshot => this.shown

  // ── Connecting ───────────────────────────────────────────────────────────────────────────────────────────────────

  async pickFolder(drive: DriveId): Promise<ConnectResult> {
    try {
      return await this.connect(drive, await this.parts.pick())
    } catch (error) {
      return failure(error)
    }
  }

  async connectDropped(drive: DriveId, dropped: Promise<FileSystemHandle | null>): Promise<ConnectResult> {
    try {
      const handle = await dropped
      if (handle?.kind !== 'directory') return { kind: 'not-a-folder' }
      return await this.connect(drive, handle as FileSystemDirectoryHandle)
    } catch (error) {
      return failure(error)
    }
  }

  private async connect(drive: DriveId, handle: FileSystemDirectoryHandle): Promise<ConnectResult> {
    const { profile, label, http, persist, now } = this.parts
    // First of all: the click that allows asking is soon forgotten.
    if ((await askPermission(handle)) === 'denied') return { kind: 'permission-denied' }
    const { user } = this
    if (user === undefined) return { kind: 'failed', error: 'signed-out' }
    const connected = await profile.folders()
    const other = await overlapping(handle, connected)
    if (other) return { kind: 'overlaps', with: other.name }
    if (connected.some(folder => folder.user === user && folder.drive === drive)) return { kind: 'drive-taken' }
    this.become(await ensureDevice(http(this.device?.id), profile, user, label))
    const record = { id: newId(), user, drive, name: handle.name, handle, created: now(), paused: false }
    await profile.putFolder(record)
    persist()
    this.add(record)
    this.parts.channel.postMessage({ kind: 'folders' })
    return { kind: 'connected', folder: record.id }
  }

  async disconnect(folder: string): Promise<void> {
    const drive = this.connections.get(folder)?.record.drive
    await this.parts.profile.removeFolder(folder)
    this.parts.channel.postMessage({ kind: 'folders' })
    const resigned = this.drop(folder)
    this.emit()
    await resigned
    // Nothing of it runs any more that could report it once more.
    if (drive !== undefined && this.device) void forgetFolder(this.parts.http(this.device.id), drive).catch(() => undefined)
    await this.parts.profile.sweep()
  }

  async requestPermission(folder: string): Promise<boolean> {
    const handle = this.connections.get(folder)?.record.handle
    const granted = handle !== undefined && (await askPermission(handle)) === 'granted'
    if (granted) this.command(folder, { kind: 'nudge' })
    return granted
  }

  command(folder: string, command: EngineCommand): void {
    const connection = this.connections.get(folder)
    if (!connection) return
    if (command.kind === 'pause' || command.kind === 'resume') void this.rememberPause(connection, command.kind === 'pause')
    if (connection.role === 'leader') this.link?.command(folder, command)
    else this.parts.channel.postMessage({ kind: 'command', folder, command })
  }

  private async rememberPause(connection: Connection, paused: boolean): Promise<void> {
    connection.record = { ...connection.record, paused }
    await this.parts.profile.putFolder(connection.record)
  }

  async close(): Promise<void> {
    this.closed = true
    this.parts.signs.end()
    const resigned = Promise.all([...this.connections.keys()].map(folder => this.drop(folder)))
    await Promise.race([resigned, new Promise(resolve => setTimeout(resolve, CLOSE_MS))])
    this.link?.end()
    this.parts.channel.close()
    this.parts.profile.close()
    this.show({ online: false })
  }

  // ── Who is here ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Without the server, whoever was signed in last goes on: the folder can be watched, and the server decides later. */
  private async identify(): Promise<void> {
    const { profile, http } = this.parts
    try {
      const me = await whoAmI(http())
      this.user = me.user.id
      await profile.setLastUser(me.user.id)
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      if (error.kind !== 'signed-out') this.user = await profile.lastUser()
    }
  }

  private async begin(user: string): Promise<void> {
    this.device = await this.parts.profile.device(user)
    const events = { told: (message: FromWorker) => this.hearWorker(message), unloadable: () => this.outdated() }
    this.link = new WorkerLink(this.parts.startWorker, events, this.setup())
    if (this.device) void this.learnName(this.device)
    await this.listFolders()
  }

  /** For the next start: a conflict copy must not wait for a name. */
  private async learnName(device: DeviceRecord): Promise<void> {
    const { http, profile } = this.parts
    const current = await refreshed(http(device.id), profile, device).catch(() => undefined)
    if (current && this.device?.id === current.id) this.device = current
  }

  private setup(): WorkerSetup {
    return { origin: this.parts.origin, device: this.device?.id, deviceName: this.device?.name ?? this.parts.label.name }
  }

  private become(device: DeviceRecord): void {
    if (this.device?.id === device.id) return
    this.device = device
    this.link?.replace(this.setup())
  }

  /** Hears of all drives of the account, also those that have no folder here: the file list wants to know. */
  private async hearDrives(): Promise<void> {
    const me = await whoAmI(this.parts.http()).catch(() => undefined)
    if (me && me.user.id === this.user) this.link?.hear(me.drives.map(({ id }) => id))
  }

  // ── Folders ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private async listFolders(): Promise<void> {
    const records = (await this.parts.profile.folders()).filter(({ user }) => user === this.user)
    const kept = new Set(records.map(({ id }) => id))
    for (const id of this.connections.keys()) if (!kept.has(id)) void this.drop(id)
    for (const record of records) if (!this.connections.has(record.id)) this.add(record)
    this.emit()
  }

  private add(record: FolderRecord): void {
    if (this.closed) return
    const connection: Connection = { record, role: 'starting', view: NEW_VIEW, leadership: undefined, shown: undefined }
    this.connections.set(record.id, connection)
    connection.leadership = seekLead(this.parts.locks, `lockstep-folder-${record.id}`, () => this.lead(connection))
    this.parts.channel.postMessage({ kind: 'hello', folder: record.id })
    this.emit()
  }

  private async drop(folder: string): Promise<void> {
    const connection = this.connections.get(folder)
    this.connections.delete(folder)
    await connection?.leadership?.resign()
  }

  private lead(connection: Connection): () => Promise<void> {
    const { id } = connection.record
    this.change(connection, { role: 'leader', view: NEW_VIEW })
    this.parts.channel.postMessage({ kind: 'view', folder: id, view: NEW_VIEW })
    const begun = this.startLeading(id)
    return async () => {
      await begun
      await this.link?.stop(id)
    }
  }

  /** What the person said in another tab since this one was opened is in the record. */
  private async startLeading(folder: string): Promise<void> {
    const record = (await this.parts.profile.folders()).find(({ id }) => id === folder)
    if (!record || !this.connections.has(folder)) return
    this.link?.start({ folder, drive: record.drive, handle: record.handle, paused: record.paused })
  }

  // ── Hearing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private hearWorker(message: FromWorker): void {
    if (message.kind === 'online') this.connected(message.online)
    else if (message.kind === 'advanced') this.advanced.tell(message.drive, message.head)
    else if (message.kind === 'rights') this.rightsChanged(message.drive)
    else if (message.kind === 'noticed') this.noticed.tell()
    else if (message.kind === 'devices') this.devices.tell()
    else if (message.kind === 'update') {
      const connection = this.connections.get(message.folder)
      if (connection?.role !== 'leader') return
      this.change(connection, { view: applyUpdate(connection.view, message.update) })
      this.parts.channel.postMessage(message)
    }
  }

  private rightsChanged(drive: DriveId): void {
    this.rights.tell(drive)
    // It may be one that was never heard of.
    void this.hearDrives()
  }

  private connected(online: boolean): void {
    this.show({ online })
    if (!online) return
    void this.hearDrives()
    // What was said meanwhile was heard by nobody.
    this.noticed.tell()
    this.devices.tell()
  }

  private hearTab(message: TabMessage): void {
    if (message.kind === 'folders') return void this.listFolders()
    const connection = this.connections.get(message.folder)
    if (!connection) return
    if (connection.role === 'leader') this.hearFollower(connection, message)
    else if (message.kind === 'view') this.change(connection, { role: 'follower', view: message.view })
    else if (message.kind === 'update') this.change(connection, { role: 'follower', view: applyUpdate(connection.view, message.update) })
  }

  private hearFollower({ record, view }: Connection, message: TabMessage): void {
    if (message.kind === 'hello') this.parts.channel.postMessage({ kind: 'view', folder: record.id, view })
    if (message.kind === 'command') this.link?.command(record.id, message.command)
  }

  private returned(): void {
    if (this.parts.now() - this.lastReturn < RETURN_MS) return
    this.lastReturn = this.parts.now()
    this.nudge()
  }

  nudge(): void {
    this.link?.reconnect()
    for (const { role, record } of this.connections.values()) if (role === 'leader') this.link?.command(record.id, { kind: 'nudge' })
  }

  private outdated(): void {
    const status = { kind: 'paused', why: 'outdated' } as const
    for (const connection of this.connections.values())
      if (connection.role === 'leader') this.change(connection, { view: { ...connection.view, status } })
  }

  // ── Showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private change(connection: Connection, change: Partial<Pick<Connection, 'role' | 'view'>>): void {
    Object.assign(connection, change)
    connection.shown = undefined
    this.emit()
  }

  private emit(): void {
    this.show({ folders: [...this.connections.values()].map(shownOf) })
  }

  private show(change: Partial<ClientSnapshot>): void {
    const device = this.device?.id
    this.shown = { ...this.shown, ...(device !== undefined && { device }), ...change }
    this.showing.tell()
  }
}

function shownOf(connection: Connection): FolderSnapshot {
  const { record, role, view } = connection
  const { status, waiting, activity, items } = view
  connection.shown ??= { id: record.id, drive: record.drive, name: record.name, role, status, waiting, activity, items }
  return connection.shown
}

function failure(error: unknown): ConnectResult {
  if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'aborted' }
  if (error instanceof RemoteFault) return { kind: 'failed', error: error.kind }
  throw error
}
