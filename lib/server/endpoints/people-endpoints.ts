/** Accounts: what administrators do, and how somebody who has none gets one. */
import {
  AcceptSchema,
  type AccountMade,
  InviteSchema,
  LookSchema,
  type People,
  PersonChangeSchema,
  ServerSettingsChangeSchema,
  SignUpSchema,
} from '../../core/protocol/people'
import { ADDRESS_HEADER, type AuthParts } from '../auth'
import type { Server } from '../context'
import { Fault } from '../fault'
import { type Routes, textOf } from '../http/routes'
import { withCookies } from '../http/with-cookies'
import { createAttempts, networkOf } from '../people/attempts'
import { type Created, createAccount } from '../people/create-account'
import { accept, findInvitation, invitationsOf, invite, withdraw } from '../people/invitations'
import { changePerson, listPeople } from '../people/people'
import { readSettings, writeSettings } from '../people/server-settings'
import { isSetupNeeded } from '../setup'

/** Making an account hashes a password, which is slow on purpose. */
const ATTEMPTS_A_MINUTE = 30

export function peopleEndpoints(server: Server, parts: AuthParts, { open, admin }: Routes) {
  const attempts = createAttempts(ATTEMPTS_A_MINUTE, 60_000)
  const count = (request: Request) => attempts.count(networkOf(request.headers.get(ADDRESS_HEADER) ?? ''))
  const isOpen = async () => (await readSettings(server.db)).openSignUp && !(await isSetupNeeded(server.db))
  return {
    people: admin(undefined, async (): Promise<People> => ({ people: await listPeople(server), invitations: await invitationsOf(server) })),
    invite: admin(InviteSchema, ({ body }) => invite(server, body)),
    changePerson: admin(PersonChangeSchema, ({ body, params }) => changePerson(server, textOf(params, 'person'), body)),
    withdrawInvitation: admin(undefined, async ({ params }) => {
      await withdraw(server, textOf(params, 'invitation'))
      return undefined
    }),
    serverSettings: admin(undefined, () => readSettings(server.db)),
    changeServerSettings: admin(ServerSettingsChangeSchema, async ({ body }) => {
      const settings = { ...(await readSettings(server.db)), ...(body.openSignUp !== undefined && { openSignUp: body.openSignUp }) }
      await writeSettings(server.db, settings)
      return settings
    }),
    lookAtInvitation: open(LookSchema, async ({ body, request }) => {
      await count(request)
      const { email, expiresAt } = await findInvitation(server, body.token)
      return { email, expiresAt: Number(expiresAt) }
    }),
    acceptInvitation: open(AcceptSchema, async ({ body, request }) => {
      await count(request)
      return answer(await accept(server, parts, body))
    }),
    signUpOpen: open(undefined, async () => ({ open: await isOpen() })),
    signUp: open(SignUpSchema, async ({ body, request }) => {
      await count(request)
      if (!(await isOpen())) throw new Fault('forbidden', 'sign-up is closed')
      return answer(await createAccount(server, parts, { ...body, admin: false, quotaBytes: null }))
    }),
  }
}

function answer(created: Created): Response {
  const made: AccountMade = { kind: created.kind }
  return created.kind === 'done' ? withCookies(Response.json(made), created.headers) : Response.json(made)
}
