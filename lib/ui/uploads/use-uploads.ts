'use client'
/** What is being sent to the drive now. */
import { useSyncExternalStore } from 'react'
import type { DriveUploads, UploadsSnapshot } from '../../browser/drive-api'
import { useDriveClient } from '../client/drive-client-provider'

const NOTHING: UploadsSnapshot = {
  items: [],
  interrupted: [],
  held: undefined,
  counting: false,
  files: { total: 0, done: 0, failed: 0 },
  bytes: { total: 0, sent: 0 },
  bytesPerSecond: 0,
  busy: false,
}
const never = () => () => {}
const nothing = () => NOTHING

/** `uploads` is `undefined` while this page cannot send. */
export function useUploads(): { readonly uploads: DriveUploads | undefined; readonly snapshot: UploadsSnapshot } {
  const uploads = useDriveClient()?.uploads
  const snapshot = useSyncExternalStore(uploads?.subscribe ?? never, uploads?.snapshot ?? nothing, nothing)
  return { uploads, snapshot }
}
