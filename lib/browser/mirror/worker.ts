/** The dedicated worker that keeps the replica of one drive. Chooses the real store, locks and requests. */
import type { Clock } from '../../core/ports'
import { createHttp } from '../remote/http'
import { createPageDrive } from '../remote/page-drive'
import { sha256 } from '../sha256'
import type { FromMirror, MirrorSetup, Replica, ToMirror } from './messages'
import { MirrorHost, type NewsChannel } from './mirror-host'
import { openMirrorStore } from './mirror-store'

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

let replica: Replica | undefined

function tell(message: FromMirror): void {
  postMessage(message)
}

function open({ origin, drive }: MirrorSetup): Replica {
  const name = `lockstep-mirror-${drive}`
  return new MirrorHost({
    drive: createPageDrive(drive, { http: createHttp({ origin }), sha256 }),
    clock,
    channel: new BroadcastChannel(name) as unknown as NewsChannel,
    openStore: lost => openMirrorStore(drive, lost),
    alone: work => alone(name, work),
    tell: event => tell({ kind: 'event', event }),
    fault: error => reportError(error),
  })
}

/** Without locks (a page that is not secure) the store alone sees to it that nothing is taken twice. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager }
  await (locks ? locks.request(name, work) : work())
}

async function answer({ call, method, args }: ToMirror & { kind: 'call' }): Promise<void> {
  try {
    const run = replica?.[method] as ((...args: readonly unknown[]) => Promise<unknown>) | undefined
    tell({ kind: 'answer', call, answer: await run?.apply(replica, [...args]) })
  } catch (error) {
    tell({ kind: 'failed', call, error: String(error) })
  }
}

addEventListener('message', ({ data }: MessageEvent<ToMirror>) => {
  if (data.kind === 'setup') replica = open(data)
  else void answer(data)
})
