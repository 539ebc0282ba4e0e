/** Opens the real drive of the page. The only place that knows which one that is. */
import type { LockstepClient } from '../../browser/client-api'
import type { DriveClient } from '../../browser/drive-api'
import type { DriveId } from '../../core/ids'
import { openClient } from './open-client'

const opened = new Map<DriveId, Promise<DriveClient>>()

/** The same for as long as the page lives: two would send every upload twice. */
export function openDrive(drive: DriveId): Promise<DriveClient> {
  const known = opened.get(drive) ?? open(drive)
  opened.set(drive, known)
  known.catch(() => opened.delete(drive))
  return known
}

type News = Pick<LockstepClient, 'onAdvanced' | 'subscribe' | 'snapshot'>

/** Where nothing can be stored there is no client, and no socket that would tell of news; the drive still asks by itself. */
const NO_NEWS: News = {
  onAdvanced: () => () => {},
  subscribe: () => () => {},
  snapshot: () => NOTHING,
}
const NOTHING = { ready: false, folders: [], online: false }

async function open(drive: DriveId): Promise<DriveClient> {
  const [{ openDriveClient }, news] = await Promise.all([import('../../browser/drive-client'), openClient().catch(() => NO_NEWS)])
  const client = await openDriveClient(drive, news)
  return {
    ...client,
    forget() {
      opened.delete(drive)
      return client.forget()
    },
  }
}

/** All that were opened on this page; see `DriveClient.forget`. */
export async function forgetDrives(): Promise<void> {
  const clients = await Promise.allSettled(opened.values())
  await Promise.all(clients.map(client => client.status === 'fulfilled' && client.value.forget()))
}
