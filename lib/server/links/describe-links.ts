/** Links as their owners see them. */
import type { LinkRole, SharedLink } from '../../core/protocol/links'
import type { Server } from '../context'
import type { Link } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import { breachesOf, type Judged, readPolicy } from './link-policy'
import { unsealToken } from './link-token'

export const WITH_ROOTS = { roots: { select: { nodeId: true } }, creator: { select: { name: true } } } as const

export interface LinkRow extends Link {
  readonly roots: readonly { readonly nodeId: string }[]
  readonly creator: { readonly name: string }
}

/** What an administrator's demands look at. */
export function judged({ passwordHash, expiresAt }: Pick<Link, 'passwordHash' | 'expiresAt'>): Judged {
  return { hasPassword: passwordHash !== null, expiresAt: numberOf(expiresAt) }
}

type Named = SharedLink['nodes'][number]

/** In the given order; `asker` sees which of them are their own. */
export async function describeLinks(server: Server, rows: readonly LinkRow[], asker: string): Promise<SharedLink[]> {
  const [nodes, policy, now] = [await findNamed(server, rows), await readPolicy(server.db), server.now()]
  return rows.map(row => ({
    id: row.id,
    drive: row.driveId as SharedLink['drive'],
    token: tokenOf(server, row),
    origin: server.env.publicOrigin ?? null,
    nodes: row.roots.flatMap(({ nodeId }) => nodes.get(keyOf(row.driveId, nodeId)) ?? []).sort((a, b) => a.name.localeCompare(b.name)),
    role: row.role as LinkRole,
    hasPassword: row.passwordHash !== null,
    expiresAt: numberOf(row.expiresAt),
    maxDownloads: row.maxDownloads,
    maxUploadBytes: numberOf(row.maxUploadBytes),
    title: row.title,
    note: row.note,
    slug: row.slug,
    notify: row.notify,
    opens: row.opens,
    downloads: row.downloads,
    uploadedBytes: Number(row.uploadedBytes),
    createdAt: Number(row.createdAt),
    lastOpenedAt: numberOf(row.lastOpenedAt),
    lastDownloadedAt: numberOf(row.lastDownloadedAt),
    creator: row.creator.name,
    mine: row.creatorId === asker,
    breaches: breachesOf(policy, judged(row), now),
  }))
}

async function findNamed({ db }: Server, rows: readonly LinkRow[]): Promise<ReadonlyMap<string, Named>> {
  const named = new Map<string, Named>()
  for (const driveId of new Set(rows.map(row => row.driveId))) {
    const ids = new Set(rows.filter(row => row.driveId === driveId).flatMap(row => row.roots.map(root => root.nodeId)))
    const select = { id: true, name: true, folder: true, deleted: true } as const
    const nodes = await inGroups([...ids], group => db.node.findMany({ where: { driveId, id: { in: group } }, select }))
    for (const { id, name, folder, deleted } of nodes)
      named.set(keyOf(driveId, id), { id: id as Named['id'], name, kind: folder ? 'folder' : 'file', deleted })
  }
  return named
}

function keyOf(drive: string, node: string): string {
  return `${drive}/${node}`
}

/** Empty when the server's secret is another one than then: the link opens still, and a new token can be copied. */
function tokenOf({ secret, log }: Server, row: Link): string {
  try {
    return unsealToken(secret, row.id, row.tokenSealed)
  } catch (error) {
    log.warn({ err: error, link: row.id }, 'the token of a link cannot be unsealed')
    return ''
  }
}

function numberOf(value: bigint | null): number | null {
  return value === null ? null : Number(value)
}
