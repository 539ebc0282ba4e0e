/** The people of a drive, as the screens see and change them, and drives themselves. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type DriveInfo, DriveInfoSchema } from '../../core/protocol/drives'
import {
  type InvitedToDrive,
  InvitedToDriveSchema,
  type InviteToDrive,
  type Joined,
  JoinedSchema,
  type JoinLooked,
  JoinLookedSchema,
  type MemberAdded,
  MemberAddedSchema,
  type MemberRole,
  type Members,
  MembersSchema,
  type Transferred,
  TransferredSchema,
} from '../../core/protocol/members'

const http = createHttp({ origin: '' })

export function createDrive(name: string): Promise<DriveInfo> {
  return http.json('POST', '/api/drives', DriveInfoSchema, { name })
}

export async function renameDrive(drive: DriveId, name: string): Promise<void> {
  await http.json('PATCH', `/api/drives/${drive}`, z.unknown(), { name })
}

export function getMembers(drive: DriveId): Promise<Members> {
  return http.json('GET', `/api/drives/${drive}/members`, MembersSchema)
}

export function addMember(drive: DriveId, email: string, role: MemberRole): Promise<MemberAdded> {
  return http.json('POST', `/api/drives/${drive}/members`, MemberAddedSchema, { email, role })
}

export async function changeRole(drive: DriveId, member: string, role: MemberRole): Promise<void> {
  await http.json('PATCH', `/api/drives/${drive}/members/${member}`, z.unknown(), { role })
}

/** Oneself: that is leaving. */
export async function removeMember(drive: DriveId, member: string): Promise<void> {
  await http.json('DELETE', `/api/drives/${drive}/members/${member}`, z.unknown())
}

export function inviteToDrive(drive: DriveId, invitation: InviteToDrive): Promise<InvitedToDrive> {
  return http.json('POST', `/api/drives/${drive}/invitations`, InvitedToDriveSchema, invitation)
}

export async function withdrawFromDrive(drive: DriveId, invitation: string): Promise<void> {
  await http.json('DELETE', `/api/drives/${drive}/invitations/${invitation}`, z.unknown())
}

export function transferDrive(drive: DriveId, to: string): Promise<Transferred> {
  return http.json('POST', `/api/drives/${drive}/owner`, TransferredSchema, { to })
}

export function lookToJoin(token: string): Promise<JoinLooked> {
  return http.json('POST', '/api/join/look', JoinLookedSchema, { token })
}

export function join(token: string): Promise<Joined> {
  return http.json('POST', '/api/join', JoinedSchema, { token })
}
