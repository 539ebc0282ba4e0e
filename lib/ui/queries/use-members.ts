'use client'
/** The people of a drive, and the drives of this account. Whatever changes asks anew for what it changed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DriveId } from '../../core/ids'
import type { InviteToDrive, MemberRole } from '../../core/protocol/members'
import {
  addMember,
  changeRole,
  createDrive,
  getMembers,
  inviteToDrive,
  removeMember,
  renameDrive,
  transferDrive,
  withdrawFromDrive,
} from '../api/members'
import { askAnew } from './ask-anew'
import { driveKey } from './drive-key'

const keyOf = (drive: DriveId) => driveKey(drive, 'members')

export function useMembers(drive: DriveId) {
  return useQuery({ queryKey: keyOf(drive), queryFn: () => getMembers(drive) })
}

/** A change of the members that is known when it is done. */
function useChange<Asked, Answer>(drive: DriveId, change: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: keyOf(drive) }) })
}

export function useAddMember(drive: DriveId) {
  return useChange(drive, ({ email, role }: { readonly email: string; readonly role: MemberRole }) => addMember(drive, email, role))
}

export function useChangeRole(drive: DriveId) {
  return useChange(drive, ({ id, role }: { readonly id: string; readonly role: MemberRole }) => changeRole(drive, id, role))
}

export function useRemoveMember(drive: DriveId) {
  return useChange(drive, (id: string) => removeMember(drive, id))
}

export function useInviteToDrive(drive: DriveId) {
  return useChange(drive, (invitation: InviteToDrive) => inviteToDrive(drive, invitation))
}

export function useWithdrawFromDrive(drive: DriveId) {
  return useChange(drive, (id: string) => withdrawFromDrive(drive, id))
}

export function useTransferDrive(drive: DriveId) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: (to: string) => transferDrive(drive, to), onSettled: () => askAnew(queries) })
}

export function useCreateDrive() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: createDrive, onSuccess: () => askAnew(queries) })
}

export function useRenameDrive(drive: DriveId) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: (name: string) => renameDrive(drive, name), onSuccess: () => askAnew(queries) })
}
