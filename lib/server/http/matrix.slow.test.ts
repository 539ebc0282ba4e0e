/**
 * Everybody asks for everything: each route, made from the route files, by each kind of asker. What its guard forbids
 * must be refused and change nothing in the database; what it allows must not be refused.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pdfjs from '../../../node_modules/pdfjs-dist/package.json'
import { type DriveRole, RIGHTS } from '../../core/protocol/drives'
import { LINK_ROLES, LINK_VERBS, type LinkRole } from '../../core/protocol/links'
import { newId } from '../new-id'
import { type EveryRoute, everyRoute, fillPath } from '../testing/every-route'
import { LINK_PASSWORD, type MadeLink, makeLink, makeLinks, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { differences, readTables, type Tables, writeTables } from '../testing/tables'
import { TestClient } from '../testing/test-client'
import { HOOK_MS, startTestServer } from '../testing/test-server'
import type { Guard } from './routes'

interface Asker {
  readonly name: string
  readonly client: TestClient
  readonly signedIn: boolean
  readonly admin?: boolean
  readonly role?: DriveRole
  /** In the place of the token. */
  readonly link?: { readonly made: MadeLink; readonly role: LinkRole; readonly locked: boolean }
}

let world: SharedWorld
let askers: readonly Asker[]
let values: Readonly<Record<string, string>>
/** By the link it was begun at. */
let uploads: ReadonlyMap<string, string>
let untouched: Tables

beforeAll(async () => {
  // Time stands still: when a device was seen is written down once a minute, however long all of this takes.
  const now = Date.now()
  world = await makeSharedWorld(await startTestServer({ now: () => now }))
  askers = [...(await people()), ...(await visitors())]
  values = await parameters()
  uploads = await beginUploads()
  // Nobody is "seen" for the first time while the tables are compared.
  for (const { client } of askers) await client.fetch('GET', `/api/drives/${world.drive}/starred`)
  untouched = await readTables(world.run.server.db)
}, HOOK_MS)
afterAll(() => world.run.stop(), HOOK_MS)

async function people(): Promise<Asker[]> {
  const { run, admin, owner, editor, viewer, outsider } = world
  const revoked = await (await owner.another('owner@example.org')).connect('lost')
  await owner.ask('DELETE', `/api/devices/${revoked.device}`)
  const disabled = await (await run.addAccount('disabled@example.org')).connect()
  await run.server.db.member.create({ data: { driveId: world.drive, userId: await world.userId(disabled), role: 'editor', at: 1n } })
  await run.server.db.user.update({ where: { id: await world.userId(disabled) }, data: { disabled: true } })
  return [
    { name: 'a stranger', client: new TestClient(run.origin), signedIn: false },
    { name: 'somebody who is no member', client: outsider, signedIn: true },
    { name: 'a viewer', client: viewer, signedIn: true, role: 'viewer' },
    { name: 'an editor', client: editor, signedIn: true, role: 'editor' },
    { name: 'the owner', client: owner, signedIn: true, role: 'owner' },
    { name: 'an administrator who is no member', client: admin, signedIn: true, admin: true },
    { name: 'the owner on a revoked device', client: revoked, signedIn: false },
    { name: 'a disabled editor', client: disabled, signedIn: false },
  ]
}

async function visitors(): Promise<Asker[]> {
  const [open, locked] = [await makeLinks(world), await makeLinks(world, { password: LINK_PASSWORD })]
  return LINK_ROLES.flatMap(role => [
    asVisitor(`a visitor of a link to ${role}`, role, open[role], undefined, false),
    asVisitor(`a visitor of a link to ${role} without its password`, role, locked[role], undefined, true),
    asVisitor(`a visitor of a link to ${role} with its password`, role, locked[role], locked[role].pass, false),
    asVisitor(`a visitor of a link to ${role} with the password of another`, role, locked[role], locked[otherThan(role)].pass, true),
  ])
}

const otherThan = (role: LinkRole) => LINK_ROLES.find(other => other !== role) as LinkRole

function asVisitor(name: string, role: LinkRole, made: MadeLink, pass: string | undefined, locked: boolean): Asker {
  return { name, client: visitor(world.run, pass), signedIn: false, link: { made, role, locked } }
}

/** Of what the drive really has, so that a missing check would be seen. */
async function parameters(): Promise<Readonly<Record<string, string>>> {
  const { run, drive, nodes, editor, owner } = world
  const { db } = run.server
  const invitation = {
    id: newId<string>(),
    driveId: drive,
    tokenHash: newId<string>(),
    role: 'viewer',
    invitedBy: await world.userId(owner),
  }
  await db.driveInvitation.create({ data: { ...invitation, createdAt: 1n, expiresAt: BigInt(run.server.now() + 1e9) } })
  const revision = await db.revision.findFirstOrThrow({ where: { nodeId: nodes.picture } })
  return {
    ...{ drive, node: nodes.picture, revision: revision.id, invitation: invitation.id },
    ...{ version: pdfjs.version, folder: 'build', file: 'pdf.worker.min.mjs' },
    link: (await makeLink(world, 'view', { by: editor })).id,
  }
}

/** By those who may, at each link that takes files. */
async function beginUploads(): Promise<ReadonlyMap<string, string>> {
  const begun = new Map<string, string>()
  for (const { client, link } of askers) {
    if (!link || link.locked || !LINK_VERBS[link.role].includes('upload')) continue
    const metadata = `name ${Buffer.from('letter.txt').toString('base64')}`
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-metadata': metadata }
    const answer = await client.fetch('POST', `/api/s/${link.made.token}/uploads`, undefined, headers)
    begun.set(link.made.id, answer.headers.get('location')?.split('/').at(-1) as string)
  }
  return begun
}

/** A file in most places; what was deleted in the trash. */
async function pathFor({ path, method }: EveryRoute, { client, signedIn, link }: Asker): Promise<string> {
  const own = signedIn ? await world.userId(client) : ''
  const isMember = [world.viewer, world.editor].includes(client)
  const filled = fillPath(
    path,
    {
      ...values,
      ...(path.includes('/trash/') && { node: world.nodes.trashed }),
      ...(path.includes('/people/invitations/') && { invitation: await serverInvitation() }),
      path: method === 'GET' ? 'get-session' : 'sign-in/email',
      device: client.device ?? newId(),
      member: isMember ? own : await world.userId(world.viewer),
      person: await world.userId(world.viewer),
      token: link?.made.token ?? newId(),
      ...(link && uploads.has(link.made.id) && { upload: uploads.get(link.made.id) as string }),
    },
    newId,
  )
  return path.endsWith('/thumbnail') ? `${filled}?size=256` : filled
}

async function serverInvitation(): Promise<string> {
  const { db } = world.run.server
  const found = await db.invitation.findFirst()
  if (found) return found.id
  const row = {
    id: newId<string>(),
    tokenHash: newId<string>(),
    admin: false,
    createdAt: 1n,
    expiresAt: BigInt(world.run.server.now() + 1e9),
  }
  await db.invitation.create({ data: row })
  return row.id
}

function allows(guard: Guard, { signedIn, admin = false, role, link }: Asker): boolean {
  switch (guard.who) {
    case 'anybody':
      return true
    case 'signed-in':
      return signedIn
    case 'admin':
      return admin
    case 'drive':
    case 'device':
      return role !== undefined && RIGHTS[role].includes(guard.right)
    case 'link':
      if (!link) return false
      return guard.need === 'front' || (!link.locked && LINK_VERBS[link.role].includes(guard.need))
  }
}

/** Refused behind the guard as well, by what the request asks for. */
const REFUSED_INSIDE: readonly [route: RegExp, asker: RegExp][] = [
  // Everybody who sees may see inside, but to `view` is not to keep; and a ticket is of whoever is inside.
  [/^(GET|HEAD) \/api\/s\/\[token\]\/nodes\/\[node\]\/content$/, /link to view/],
  [/socket-ticket$/, /without its password|password of another/],
]
const REFUSALS = [401, 403, 404]
const MATRIX_MS = 300_000

/** Whoever has only a link is a stranger to all that is not asked by one. */
const askersOf = ({ path }: EveryRoute) => askers.filter(({ link }) => !link || path.includes('[token]'))

async function ask(route: EveryRoute, asker: Asker): Promise<number> {
  const body = ['GET', 'HEAD', 'OPTIONS'].includes(route.method) ? undefined : '{}'
  const path = await pathFor(route, asker)
  const { cookie } = asker.client
  const response = await asker.client.fetch(route.method, path, body, {
    'tus-resumable': '1.0.0',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  })
  await response.arrayBuffer()
  asker.client.cookie = cookie
  return response.status
}

describe('18 every route, asked by everybody', () => {
  test(
    'what is forbidden is refused, and changes nothing',
    async () => {
      const { db } = world.run.server
      const wrong: string[] = []
      await serverInvitation()
      untouched = await readTables(db)
      for (const route of await everyRoute(world.run.server)) {
        const { guard } = route
        const forbidden = askersOf(route).filter(asker => !guard || !allows(guard, asker))
        const statuses = await Promise.all(forbidden.map(asker => ask(route, asker)))
        for (const [i, status] of statuses.entries())
          if (!REFUSALS.includes(status)) wrong.push(`${route.name}, ${forbidden[i]?.name}: ${status}`)
        const changed = differences(untouched, await readTables(db))
        if (changed.length > 0) wrong.push(`${route.name} changed ${changed}`)
      }
      expect(wrong).toEqual([])
    },
    MATRIX_MS,
  )

  test(
    'what is allowed is not refused',
    async () => {
      const { db } = world.run.server
      const wrong: string[] = []
      for (const route of await everyRoute(world.run.server)) {
        for (const asker of askersOf(route)) {
          if (!route.guard || !allows(route.guard, asker)) continue
          if (REFUSED_INSIDE.some(([name, who]) => name.test(route.name) && who.test(asker.name))) continue
          const status = await ask(route, asker)
          if (REFUSALS.includes(status) || status >= 500) wrong.push(`${route.name}, ${asker.name}: ${status}`)
          if (differences(untouched, await readTables(db)).length > 0) await writeTables(db, untouched)
        }
      }
      expect(wrong).toEqual([])
    },
    MATRIX_MS,
  )
})
