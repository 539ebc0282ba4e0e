/** A server whose owner shares by link: a folder with something in it, and something beside it that no visitor may see. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { DriveId, NodeId } from '../../core/ids'
import type { LinkChange, LinkMade, NewLink, SharedLink } from '../../core/protocol/links'
import type { MemberRole } from '../../core/protocol/members'
import { writePolicy } from '../links/link-policy'
import type { Answer, TestClient } from './test-client'
import { chunk, createFile, createFolder } from './test-content'
import { HOOK_MS, startTestServer, type TestServer } from './test-server'
import { Visitor } from './visitor'

type Folder = ReturnType<typeof createFolder>
type File = Awaited<ReturnType<typeof createFile>>

export interface LinkWorld {
  run: TestServer
  anna: TestClient
  /** The server's clock. */
  now: number
  outer: Folder
  /** In `outer`. */
  inner: Folder
  /** In `inner`; holds "one". */
  file: File
  /** In `outer`; a picture, by its name. */
  picture: File
  /** Beside `outer`. */
  secret: File
  /** Signed in, with a device, looking at Anna's drive; as what they were let into it. */
  person(email: string, role?: MemberRole): Promise<TestClient>
  /** A link of Anna's to `outer`, unless said otherwise. */
  share(wanted?: Partial<NewLink>, client?: TestClient): Promise<SharedLink>
  make(wanted: Partial<NewLink>, client?: TestClient): Promise<Answer<LinkMade>>
  change(link: string, change: LinkChange, client?: TestClient): Promise<Answer<LinkMade>>
  visitor(link: { readonly token: string }): Visitor
  /** As its owner sees it now. */
  look(link: { readonly id: string }): Promise<SharedLink>
}

/** To be called once in a test file: one server for all its tests, and for each a drive, a tree and links of its own. */
export function testLinks(settings: Readonly<Record<string, string>> = {}): LinkWorld {
  const here = {} as LinkWorld
  const people = new Map<string, TestClient>()
  beforeAll(async () => {
    here.now = Date.now()
    here.run = await startTestServer({ now: () => here.now, settings })
    here.anna = await (await here.run.setUp()).connect()
  }, HOOK_MS)
  beforeEach(async () => {
    const { db } = here.run.server
    here.now = Date.now()
    await db.link.deleteMany()
    await writePolicy(db, { allowed: true, passwordNeeded: false, maxDays: null })
    await db.user.updateMany({ data: { disabled: false } })
    here.anna.drive = (await here.anna.post<{ id: DriveId }>('/api/drives', { name: 'Tests' })).body.id
    await here.anna.lead()
    await fill(here)
  }, HOOK_MS)
  afterAll(async () => {
    expect(await here.run.problems()).toEqual([])
    await here.run.stop()
  }, HOOK_MS)
  return Object.assign(here, doings(here, people))
}

async function fill(here: LinkWorld): Promise<void> {
  const [one, two] = [chunk('one'), chunk('two')]
  await here.anna.sendPack(one, two)
  here.outer = createFolder('outer')
  here.inner = createFolder('inner', here.outer.id)
  here.file = await createFile('file.txt', [one], here.inner.id)
  here.picture = await createFile('picture.png', [two], here.outer.id)
  here.secret = await createFile('secret.txt', [two])
  await here.anna.commit([here.outer, here.inner, here.file, here.picture, here.secret])
}

function doings(
  here: LinkWorld,
  people: Map<string, TestClient>,
): Pick<LinkWorld, 'person' | 'share' | 'make' | 'change' | 'visitor' | 'look'> {
  const make: LinkWorld['make'] = (wanted, client = here.anna) => client.post(client.path('links'), { nodes: [here.outer.id], ...wanted })
  return {
    make,
    async person(email, role) {
      const client = people.get(email) ?? (await (await here.run.addAccount(email)).connect())
      people.set(email, client)
      client.drive = here.anna.drive
      if (role) await here.anna.post(here.anna.path('members'), { email, role })
      return client
    },
    async share(wanted = {}, client = here.anna) {
      const { body } = await make({ role: 'download', ...wanted }, client)
      if (body.kind !== 'done') throw new Error(JSON.stringify(body))
      return body.link
    },
    change: (link, change, client = here.anna) => client.ask('PATCH', client.path(`links/${link}`), change),
    visitor: ({ token }) => new Visitor(here.run.origin, token),
    async look({ id }) {
      const { links } = (await here.anna.get<{ links: SharedLink[] }>(here.anna.path('links'))).body
      return links.find(link => link.id === id) as SharedLink
    },
  }
}

export function idsOf(nodes: readonly { readonly id: NodeId }[]): NodeId[] {
  return nodes.map(node => node.id)
}
