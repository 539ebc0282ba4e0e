/**
 * A server with a drive of Olga's that is shared in every way: with an editor and a viewer, by links of every role, with
 * and without a password; and everybody who might ask for it. Made by the database where that is shorter.
 */
import type { DriveId, NodeId } from '../../core/ids'
import { LINK_ROLES, type LinkRole } from '../../core/protocol/links'
import { passCookie } from '../links/link-pass'
import { hashLinkPassword } from '../links/link-password'
import { linkTokenHash, newLinkToken, sealToken } from '../links/link-token'
import { newId } from '../new-id'
import { TestClient } from './test-client'
import { chunk, createFile, createFolder, remove } from './test-content'
import type { TestServer } from './test-server'

export const LINK_PASSWORD = 'open sesame'
/** One pixel. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

export interface MadeLink {
  readonly id: string
  readonly token: string
  /** Of somebody who knew the password; `undefined` where none is asked. */
  readonly pass: string | undefined
}

export interface SharedWorld {
  readonly run: TestServer
  /** The first account: an administrator, and no member of the drive. */
  readonly admin: TestClient
  readonly owner: TestClient
  readonly editor: TestClient
  readonly viewer: TestClient
  /** Signed in, with a drive of their own, and no member. */
  readonly outsider: TestClient
  readonly drive: DriveId
  readonly nodes: {
    /** Shared by every link; the others lie in it. */
    readonly folder: NodeId
    readonly file: NodeId
    readonly picture: NodeId
    /** Beside the shared folder. */
    readonly secret: NodeId
    readonly trashed: NodeId
  }
  userId(client: TestClient): Promise<string>
}

export async function makeSharedWorld(run: TestServer): Promise<SharedWorld> {
  const admin = await (await run.setUp()).connect()
  const [owner, editor, viewer, outsider] = await Promise.all(
    ['owner', 'editor', 'viewer', 'outsider'].map(async name => (await run.addAccount(`${name}@example.org`)).connect(name)),
  )
  if (!owner || !editor || !viewer || !outsider) throw new Error('four were asked for')
  const { drive } = owner
  const ids = new Map<TestClient, Promise<string>>()
  const userId = (client: TestClient) => {
    const id = ids.get(client) ?? client.me().then(({ user }) => user.id)
    ids.set(client, id)
    return id
  }
  const at = BigInt(run.server.now())
  for (const [client, role] of [
    [editor, 'editor'],
    [viewer, 'viewer'],
  ] as const) {
    await run.server.db.member.create({ data: { driveId: drive, userId: await userId(client), role, at } })
    client.drive = drive
    await client.lead()
  }
  return { run, admin, owner, editor, viewer, outsider, drive, nodes: await fill(owner), userId }
}

async function fill(owner: TestClient): Promise<SharedWorld['nodes']> {
  const [text, picture, secret] = [chunk('shared words'), chunk(Uint8Array.from(Buffer.from(PICTURE, 'base64'))), chunk('secret words')]
  await owner.sendPack(text, picture, secret)
  const folder = createFolder('Shared')
  const trashed = createFolder('Trashed', folder.id)
  const files = [
    await createFile('words.txt', [text], folder.id),
    await createFile('picture.png', [picture], folder.id),
    await createFile('secret.txt', [secret]),
  ] as const
  const { body } = await owner.commit([folder, trashed, ...files])
  await owner.commit([remove(trashed, body.head)], { deletesConfirmed: true })
  return { folder: folder.id, file: files[0].id, picture: files[1].id, secret: files[2].id, trashed: trashed.id }
}

/** A link to the shared folder; `more`: other columns of its row. */
export async function makeLink(
  { run, drive, nodes, owner, userId }: SharedWorld,
  role: LinkRole,
  { password, by = owner, roots = [nodes.folder], ...more }: LinkOptions = {},
): Promise<MadeLink> {
  const { server } = run
  const [id, token] = [newId<string>(), newLinkToken()]
  const row = await server.db.link.create({
    data: {
      ...{ id, driveId: drive, creatorId: await userId(by), role, createdAt: BigInt(server.now()), ...more },
      ...{ tokenHash: linkTokenHash(token), tokenSealed: sealToken(server.secret, id, token) },
      passwordHash: password === undefined ? null : await hashLinkPassword(password),
      roots: { create: roots.map(nodeId => ({ nodeId })) },
    },
  })
  const pass = password === undefined ? undefined : cookieOf(passCookie(server.secret, row, token, server.now(), false))
  return { id, token, pass }
}

export interface LinkOptions {
  readonly password?: string
  readonly by?: TestClient
  readonly roots?: readonly NodeId[]
  readonly expiresAt?: bigint
  readonly maxDownloads?: number
  readonly maxUploadBytes?: bigint
  readonly slug?: string
  readonly title?: string
  readonly note?: string
}

/** One of each role. */
export async function makeLinks(world: SharedWorld, options: LinkOptions = {}): Promise<Readonly<Record<LinkRole, MadeLink>>> {
  const made = await Promise.all(LINK_ROLES.map(async role => [role, await makeLink(world, role, options)] as const))
  return Object.fromEntries(made) as Record<LinkRole, MadeLink>
}

/** Somebody without an account; `pass`: of a link whose password they knew. */
export function visitor(run: TestServer, pass?: string): TestClient {
  return Object.assign(new TestClient(run.origin), { cookie: pass ?? '' })
}

/** What a browser sends back of a `Set-Cookie` value. */
export function cookieOf(setCookie: string): string {
  return setCookie.split(';')[0] ?? ''
}
