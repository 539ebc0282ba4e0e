/** What a drive holds, looked at from the side: stars, recent files, what takes room. */
import { isClientId, type NodeId } from '../../core/ids'
import { Fault } from '../fault'
import { limitOf } from '../http/query'
import { type Params, type Routes, textOf } from '../http/routes'
import { recent } from '../stars/recent'
import { star, starred, unstar } from '../stars/stars'
import { createStorageReader } from '../storage/storage'

const DEFAULT_RECENT = 50
const MAX_RECENT = 200

export function shelfEndpoints({ inDrive }: Routes) {
  const readStorage = createStorageReader()
  return {
    star: inDrive('read', undefined, async ({ drive, params }) => {
      await star(drive, nodeOf(params))
      return undefined
    }),
    unstar: inDrive('read', undefined, async ({ drive, params }) => {
      await unstar(drive, nodeOf(params))
      return undefined
    }),
    starred: inDrive('read', undefined, ({ drive }) => starred(drive)),
    recent: inDrive('read', undefined, ({ drive, query }) => recent(drive, limitOf(query, DEFAULT_RECENT, MAX_RECENT))),
    storage: inDrive('read', undefined, ({ drive }) => readStorage(drive)),
  }
}

function nodeOf(params: Params): NodeId {
  const text = textOf(params, 'node')
  if (!isClientId(text)) throw new Fault('not-found')
  return text as NodeId
}
