/** Whether the people of a drive make sense: known roles, an owner who is no member too, invitations by somebody who is there. */
import { MemberRoleSchema } from '../../core/protocol/members'
import type { Transaction } from '../db/database'
import type { Drive } from '../db/generated/client'
import { type Findings, reporter } from './findings'

export async function checkMembers(tx: Transaction, drive: Drive, findings: Findings): Promise<void> {
  const report = reporter(findings, `drive ${drive.id}`)
  for (const { userId, role } of await tx.member.findMany({ where: { driveId: drive.id } })) {
    if (!isRole(role)) report(`member ${userId} has the role "${role}", which there is not`)
    if (userId === drive.ownerId) report(`its owner ${userId} is a member too`)
  }
  for (const { id, role, invitedBy } of await tx.driveInvitation.findMany({ where: { driveId: drive.id } })) {
    if (!isRole(role)) report(`invitation ${id} is for the role "${role}", which there is not`)
    if ((await tx.user.count({ where: { id: invitedBy } })) === 0) report(`invitation ${id} is by somebody who is not there`)
  }
}

function isRole(role: string): boolean {
  return MemberRoleSchema.safeParse(role).success
}
