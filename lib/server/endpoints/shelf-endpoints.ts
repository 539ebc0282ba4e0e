/** What a drive holds, looked at from the side: stars, recent files, what takes room and may go. */
import { ROOT } from '../../core/ids'
import { StarChangeSchema } from '../../core/protocol/stars'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { integerOf, limitOf, nodeOf, toNodeId } from '../http/query'
import { type Routes, textOf } from '../http/routes'
import { recent } from '../stars/recent'
import { changeStars, starred } from '../stars/stars'
import { createFolderStorageReader } from '../storage/folder-storage'
import { createKeepSums } from '../storage/keep-sums'
import { createStorageReader } from '../storage/storage'
import { countVersions, type Outdated } from '../trash/old-versions'
import { removeVersion } from '../trash/remove-version'

const DEFAULT_RECENT = 50
const MAX_RECENT = 200

export function shelfEndpoints({ inDrive }: Routes) {
  const keep = createKeepSums()
  const readStorage = createStorageReader(keep)
  const readFolder = createFolderStorageReader(keep)
  return {
    changeStars: inDrive('read', StarChangeSchema, ({ drive, body }) => changeStars(drive, body)),
    starred: inDrive('read', undefined, ({ drive }) => starred(drive)),
    recent: inDrive('read', undefined, ({ drive, query }) =>
      recent(drive, limitOf(query, DEFAULT_RECENT, MAX_RECENT), query.get('who') ?? undefined),
    ),
    storage: inDrive('read', undefined, ({ drive }) => readStorage(drive)),
    folderStorage: inDrive('read', undefined, ({ drive, query }) => readFolder(drive, toNodeId(query.get('folder') ?? ROOT))),
    oldVersions: inDrive('own', undefined, ({ drive, query }) => countVersions(drive.server.db, drive.id, outdatedOf(drive, query))),
    removeOldVersions: inDrive('own', undefined, ({ drive, page, query }) =>
      drive.server.housekeeping.removeVersions({ drive, author: page }, outdatedOf(drive, query)),
    ),
    removeVersion: inDrive('own', undefined, ({ drive, page, params }) =>
      removeVersion({ drive, author: page }, nodeOf(params), textOf(params, 'revision')),
    ),
  }
}

const DAY_MS = 24 * 60 * 60_000
const MAX_DAYS = 36_500

/** Of `days`: contents that came longer ago than so many. Without it nothing is asked for, and nothing may go. */
function outdatedOf({ server }: Drive, query: URLSearchParams): Outdated {
  if (!query.has('days')) throw new Fault('bad-request', 'days is missing')
  return { before: server.now() - integerOf(query, 'days', 0, MAX_DAYS) * DAY_MS }
}
