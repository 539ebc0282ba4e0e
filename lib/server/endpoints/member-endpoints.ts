/** The people of a drive: who may use it, how they come and go, and what it is called. */
import {
  AddMemberSchema,
  InviteToDriveSchema,
  JoinSchema,
  MemberChangeSchema,
  type Members,
  RenameDriveSchema,
  TransferSchema,
} from '../../core/protocol/members'
import { ADDRESS_HEADER } from '../auth'
import type { Server } from '../context'
import { type Routes, textOf } from '../http/routes'
import { driveInvitationsOf, inviteToDrive, join, lookToJoin, withdrawFromDrive } from '../members/invitations'
import { addMember, changeRole, membersOf, removeMember } from '../members/members'
import { renameDrive } from '../members/rename-drive'
import { transfer } from '../members/transfer'
import { createAttempts, networkOf } from '../people/attempts'

/** Whether an address has an account, and whether a token is good, cannot be found out by trying many. */
const ATTEMPTS_A_MINUTE = 30

export function memberEndpoints(server: Server, { open, signedIn, inDrive }: Routes) {
  const looks = createAttempts(ATTEMPTS_A_MINUTE, 60_000)
  const adds = createAttempts(ATTEMPTS_A_MINUTE, 60_000)
  const count = (request: Request) => looks.count(networkOf(request.headers.get(ADDRESS_HEADER) ?? ''))
  return {
    members: inDrive(
      'read',
      undefined,
      async ({ drive }): Promise<Members> => ({
        members: await membersOf(drive),
        invitations: drive.role === 'owner' ? await driveInvitationsOf(drive) : [],
      }),
    ),
    addMember: inDrive('own', AddMemberSchema, async ({ drive, body }) => {
      await adds.count(drive.user.id)
      return addMember(drive, body)
    }),
    changeMember: inDrive('own', MemberChangeSchema, async ({ drive, body, params }) => {
      await changeRole(drive, textOf(params, 'member'), body.role)
      return undefined
    }),
    // Whoever may read may leave; `removeMember` says who may send others away.
    removeMember: inDrive('read', undefined, async ({ drive, params }) => {
      await removeMember(drive, textOf(params, 'member'))
      return undefined
    }),
    inviteToDrive: inDrive('own', InviteToDriveSchema, ({ drive, body }) => inviteToDrive(drive, body)),
    withdrawFromDrive: inDrive('own', undefined, async ({ drive, params }) => {
      await withdrawFromDrive(drive, textOf(params, 'invitation'))
      return undefined
    }),
    transferDrive: inDrive('own', TransferSchema, ({ drive, body }) => transfer(drive, body.to)),
    renameDrive: inDrive('own', RenameDriveSchema, async ({ drive, body }) => {
      await renameDrive(drive, body.name)
      return undefined
    }),
    lookToJoin: open(JoinSchema, async ({ body, request }) => {
      await count(request)
      return lookToJoin(server, body.token)
    }),
    join: signedIn(JoinSchema, async ({ body, request, asker }) => {
      await count(request)
      return join(server, asker.user, body.token)
    }),
  }
}
