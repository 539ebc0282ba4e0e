/** Finding in a drive. The index says what might fit; what is shown is read from the drive, and only what is live there. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SearchAnswer, SearchQuery } from '../../core/protocol/search'
import type { Server } from '../context'
import type { Drive } from '../drive'
import { placedNodes } from '../placed-nodes'
import { sqliteBytes } from '../storage/sqlite-bytes'
import { createFiller } from './filler'
import { createRemoteIndex } from './remote-index'
import type { IndexQuery } from './search-index'

export interface Search {
  /** Catches up with all drives, and from now on with what happens in them. */
  start(): Promise<void>
  find(drive: Drive, query: SearchQuery): Promise<SearchAnswer>
  /** What the index takes on the disk. */
  bytes(): Promise<number>
  /** When the index has caught up. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const FILE = 'search.db'

export function createSearch(server: Server): Search {
  const file = join(server.env.dataDir, FILE)
  const index = createRemoteIndex(pathToFileURL(file).href)
  const filler = createFiller(server, index)

  return {
    async start() {
      server.events.on('advanced', ({ drive, from, head }) => filler.note(drive, head - from))
      server.events.on('fetching', chunks => filler.busy(chunks))
      const used = await server.db.drive.findMany({ where: { seq: { gt: 1 } }, select: { id: true } })
      for (const { id } of used) filler.note(id as Drive['id'])
    },
    async find(drive, query) {
      const found = await index.find(drive.id, toIndexQuery(drive, query))
      const snippets = new Map(found.slice(0, query.limit).map(({ id, snippet }) => [id, snippet]))
      const placed = await placedNodes(drive, [...snippets.keys()])
      const hits = placed.map(item => ({ ...item, snippet: snippets.get(item.node.id) ?? null }))
      return { hits, more: found.length > query.limit, filling: filler.isBehind(drive.id) }
    },
    bytes: () => sqliteBytes(file),
    settled: () => filler.settled(),
    async stop() {
      await filler.stop()
      index.close()
    },
  }
}

function toIndexQuery(drive: Drive, query: SearchQuery): IndexQuery {
  const { q, kind, who, folder, minSize, maxSize, after, before, limit } = query
  return { text: q, kinds: kind, who: who === 'me' ? drive.user.id : who, folder, minSize, maxSize, after, before, limit }
}
