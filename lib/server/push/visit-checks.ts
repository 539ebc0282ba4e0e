/** Asks of a link that somebody looks at whether it opens still, and whether they should look again: one question at a time for each. */
import type { DriveId } from '../../core/ids'
import { LINK_VERBS } from '../../core/protocol/links'
import type { Server } from '../context'
import { Fault } from '../fault'
import type { Versioned } from '../links/link-signature'
import { knockAgain, type OpenLink, reopenLink } from '../links/open-link'
import { isAnyBelow } from '../node-chains'

export interface Visited {
  readonly link: Versioned
  /** Whoever has not given the password hears nothing but the end; by this hash of the address it is known again. */
  readonly door: string | undefined
  readonly drive: DriveId
  /** Where all who look at it in this version are. */
  readonly room: string
  /** From which they look. */
  readonly network: string
}

/** Ids of nodes that changed or that something left; `many`: too many to say. */
export type Touched = readonly string[] | 'many'

export interface VisitChecks {
  /** Something happened that may concern it. What comes while it is asked is asked together, once. */
  note(visited: Visited, touched: Touched): void
}

const MANY = 1000

export function createVisitChecks(
  server: Server,
  tell: { readonly changed: (room: string) => void; readonly refused: (room: string) => void },
): VisitChecks {
  const waiting = new Map<string, Touched>()
  const running = new Set<string>()

  async function run(visited: Visited): Promise<void> {
    const { room } = visited
    for (let touched = waiting.get(room); touched; touched = waiting.get(room)) {
      waiting.delete(room)
      await check(visited, touched)
    }
    running.delete(room)
  }

  async function check({ link: { id, version }, door, room }: Visited, touched: Touched): Promise<void> {
    try {
      if (door !== undefined) return await knockAgain(server, id, door)
      const link = await reopenLink(server, id, version, 'front')
      if (await concerns(link, touched)) tell.changed(room)
    } catch (error) {
      // What cannot be asked is not told either: whoever comes back is asked anew.
      if (!(error instanceof Fault)) server.log.warn({ err: error }, 'a link that somebody looks at could not be asked')
      tell.refused(room)
    }
  }

  return {
    note(visited, touched) {
      const { room } = visited
      waiting.set(room, both(waiting.get(room) ?? [], touched))
      if (running.has(room)) return
      running.add(room)
      void run(visited)
    },
  }
}

function both(one: Touched, other: Touched): Touched {
  if (one === 'many' || other === 'many' || one.length + other.length > MANY) return 'many'
  return [...one, ...other]
}

/** Whoever sees nothing hears of nothing. */
async function concerns({ row, role, drive }: OpenLink, touched: Touched): Promise<boolean> {
  if (touched.length === 0 || !LINK_VERBS[role].includes('look')) return false
  if (touched === 'many') return true
  // Also those that are in the trash now: that they went is what happened.
  const roots = await drive.server.db.linkRoot.findMany({ where: { linkId: row.id }, select: { nodeId: true } })
  return isAnyBelow(drive, touched, new Set(roots.map(root => root.nodeId)))
}
