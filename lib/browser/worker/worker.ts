/** The dedicated worker of a tab: the engines of the folders that this tab leads, and the tab's one socket. */
import type { Clock } from '../../core/ports'
import { createLocalFolder } from '../folder/local-folder'
import type { FolderUpdate } from '../folder-view'
import { reportFolder } from '../remote/account'
import { createHttp, type Http } from '../remote/http'
import { openSocket } from '../remote/open-socket'
import { createPushes, type Pushes } from '../remote/pushes'
import { createRemoteDrive } from '../remote/remote-drive'
import { sha256 } from '../sha256'
import { openDeviceStore } from '../store/device-store'
import { type FolderHost, hostFolder } from './folder-host'
import { createFolderReporter, type FolderReporter } from './folder-reporter'
import type { FromWorker, ToWorker, WorkerSetup } from './messages'

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

interface Tab {
  readonly setup: WorkerSetup
  readonly http: Http
  readonly pushes: Pushes
}

let tab: Tab | undefined
interface Running {
  readonly host: FolderHost
  readonly reporter: FolderReporter
}

const folders = new Map<string, Running>()
const heard = new Set<string>()

function tell(message: FromWorker): void {
  postMessage(message)
}

function open(setup: WorkerSetup): Tab {
  const { origin, device } = setup
  const pushes = createPushes(openSocket(origin, device), {
    online: online => tell({ kind: 'online', online }),
    rights: drive => tell({ kind: 'rights', drive }),
    noticed: () => tell({ kind: 'noticed' }),
    devices: () => tell({ kind: 'devices' }),
  })
  return { setup, pushes, http: createHttp({ origin, ...(device !== undefined && { device }) }) }
}

function hear({ pushes }: Tab, { drives }: ToWorker & { kind: 'hear' }): void {
  for (const drive of drives) {
    if (heard.has(drive)) continue
    heard.add(drive)
    const look = (head?: number) => tell({ kind: 'advanced', drive, head })
    pushes.subscribe(drive, { advanced: ({ head }) => look(head), online: () => look(), offline() {}, rights: () => look(), refused() {} })
  }
}

function start({ setup, http, pushes }: Tab, { folder, drive, handle, paused }: ToWorker & { kind: 'start' }): void {
  const reporter = createFolderReporter(handle.name, report => reportFolder(http, drive, report), clock.after)
  const parts = {
    folder: createLocalFolder(handle),
    drive: createRemoteDrive(drive, { http, pushes, sha256 }),
    deviceName: setup.deviceName,
    clock,
    openStore: (lost: () => void) => openDeviceStore(folder, lost),
    tell: (update: FolderUpdate) => {
      tell({ kind: 'update', folder, update })
      reporter.hear(update)
    },
    fault: (error: unknown) => reportError(error),
  }
  folders.set(folder, { host: hostFolder(parts, paused), reporter })
}

async function stop(folder: string): Promise<void> {
  const running = folders.get(folder)
  folders.delete(folder)
  running?.reporter.close()
  await running?.host.stop()
  tell({ kind: 'stopped', folder })
}

function take(message: ToWorker): void {
  if (message.kind === 'setup') tab = open(message)
  else if (message.kind === 'command') folders.get(message.folder)?.host.command(message.command)
  else if (message.kind === 'stop') void stop(message.folder)
  else if (tab && message.kind === 'hear') hear(tab, message)
  else if (tab && message.kind === 'start') start(tab, message)
  else tab?.pushes.nudge()
}

addEventListener('message', (event: MessageEvent<ToWorker>) => take(event.data))
