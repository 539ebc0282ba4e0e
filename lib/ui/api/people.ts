/** What administrators ask about the accounts of the server. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import { createHttp } from '../../browser/remote/http'
import {
  type Invited,
  InvitedSchema,
  type People,
  PeopleSchema,
  type PersonChange,
  type PersonChanged,
  PersonChangedSchema,
  type ServerSettings,
  ServerSettingsSchema,
} from '../../core/protocol/people'

const http = createHttp({ origin: '' })

export function getPeople(): Promise<People> {
  return http.json('GET', '/api/people', PeopleSchema)
}

export interface NewInvitation {
  readonly email?: string
  readonly admin: boolean
  /** `null`: the server's default. */
  readonly quotaBytes: number | null
}

export function invite(invitation: NewInvitation): Promise<Invited> {
  return http.json('POST', '/api/people', InvitedSchema, invitation)
}

export async function withdrawInvitation(id: string): Promise<void> {
  await http.json('DELETE', `/api/people/invitations/${id}`, z.unknown())
}

export function changePerson(id: string, change: PersonChange): Promise<PersonChanged> {
  return http.json('PATCH', `/api/people/${id}`, PersonChangedSchema, change)
}

export function getServerSettings(): Promise<ServerSettings> {
  return http.json('GET', '/api/server-settings', ServerSettingsSchema)
}

export function changeServerSettings(change: Partial<ServerSettings>): Promise<ServerSettings> {
  return http.json('PATCH', '/api/server-settings', ServerSettingsSchema, change)
}
