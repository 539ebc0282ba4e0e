/** A server with two people, of whom the first shares her drive with the other. */
import { afterEach, beforeEach, expect } from 'vitest'
import type { InvitedToDrive, Joined, Member, MemberAdded, MemberRole, Members } from '../../core/protocol/members'
import { edit } from './edits'
import type { Answer, TestClient } from './test-client'
import { chunk, createFolder } from './test-content'
import { HOOK_MS, startTestServer, type TestServer } from './test-server'

export interface Shared {
  run: TestServer
  anna: TestClient
  ben: TestClient
  /** The server's clock. */
  now: number
  /** Makes a member, whose client looks at Anna's drive from now on. */
  share(role: MemberRole, client?: TestClient, email?: string): Promise<Member>
  invite(more?: object): Promise<InvitedToDrive>
  members(client?: TestClient): Promise<Members>
  changeRole(member: string, role: string): Promise<number>
  remove(member: string, client?: TestClient): Promise<number>
}

/** To be called once in a test file: all of it is new before each test, and whole after it. */
export function testSharing(): Shared {
  const here = {} as Shared
  beforeEach(async () => {
    here.now = Date.now()
    here.run = await startTestServer({ now: () => here.now })
    here.anna = await (await here.run.setUp()).connect()
    here.ben = await (await here.run.addAccount('ben@example.org')).connect()
  }, HOOK_MS)
  afterEach(async () => {
    expect(await here.run.problems()).toEqual([])
    await here.run.stop()
  }, HOOK_MS)
  return Object.assign(here, doings(here))
}

function doings(here: Shared): Pick<Shared, 'share' | 'invite' | 'members' | 'changeRole' | 'remove'> {
  return {
    async share(role, client = here.ben, email = 'ben@example.org') {
      const { anna } = here
      const { body } = await anna.post<MemberAdded>(anna.path('members'), { email, role })
      if (body.kind !== 'done') throw new Error(body.kind)
      client.drive = anna.drive
      await client.lead()
      return body.member
    },
    invite: async (more = {}) => (await here.anna.post<InvitedToDrive>(here.anna.path('invitations'), { role: 'editor', ...more })).body,
    members: async (client = here.anna) => (await client.get<Members>(client.path('members'))).body,
    changeRole: async (member, role) => (await here.anna.ask('PATCH', here.anna.path(`members/${member}`), { role })).status,
    remove: async (member, client = here.anna) => (await client.ask('DELETE', client.path(`members/${member}`))).status,
  }
}

export async function idOf(client: TestClient): Promise<string> {
  return (await client.me()).user.id
}

export function join(client: TestClient, token: string): Promise<Answer<Joined>> {
  return client.post<Joined>('/api/join', { token })
}

/** What every role tries, by what it needs. */
const TRIES: Record<'read' | 'write' | 'own', readonly ((client: TestClient) => Promise<Answer>)[]> = {
  read: [
    client => client.get(client.path('changes?since=0')),
    client => client.get(client.path('nodes')),
    client => client.get(client.path('members')),
    client => client.get(client.path('trash')),
    client => client.get(client.path('activity')),
    client => client.get(client.path('search?q=x')),
    takeLead,
  ],
  write: [
    client => client.commit([createFolder(`by ${client.device}`)]),
    client => edit(client, [createFolder(`page ${client.device}`)]),
    client => client.sendPack(chunk(`by ${client.device}`)),
    client => client.post(client.path('chunks/missing'), { hashes: [chunk('x').hash] }),
  ],
  own: [
    client => client.ask('DELETE', client.path('trash')),
    client => client.post(client.path('invitations'), { role: 'viewer' }),
    client => client.post(client.path('members'), { email: 'nobody@example.org', role: 'viewer' }),
    client => client.ask('PATCH', client.path('members/nobody'), { role: 'viewer' }),
    client => client.ask('DELETE', client.path('invitations/nobody')),
    client => client.post(client.path('owner'), { to: 'nobody' }),
    client => client.ask('PATCH', client.path('').slice(0, -1), { name: 'Shared' }),
  ],
}

async function takeLead(client: TestClient): Promise<Answer> {
  const answer = await client.post<{ fence?: number }>(client.path('lead'))
  client.fence = answer.body.fence ?? client.fence
  return answer
}

/** With which statuses the server answers whatever needs this right. */
export async function statuses(client: TestClient, right: keyof typeof TRIES): Promise<readonly number[]> {
  const found: number[] = []
  for (const attempt of TRIES[right]) found.push((await attempt(client)).status)
  return [...new Set(found)].sort()
}
