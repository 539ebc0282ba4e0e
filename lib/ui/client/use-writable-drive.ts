'use client'
/** What the person who is signed in may do in the shown drive. Whatever changes it is offered through here alone. */
import type { DriveClient } from '../../browser/drive-api'
import { RIGHTS, type Right } from '../../core/protocol/drives'
import { useDrive } from '../queries/use-me'
import { useDriveClient } from './drive-client-provider'

/** The shown drive, to change it; `undefined` while this page cannot, and for whoever may only look. */
export function useWritableDrive(): DriveClient | undefined {
  const drive = useDriveClient()
  return useMay('write') ? drive : undefined
}

/** `false` while it is not known. */
export function useMay(right: Right): boolean {
  const role = useDrive()?.role
  return role !== undefined && RIGHTS[role].includes(right)
}
