'use client'
/** Where the uploads are shown, on every screen, once there are any. */
import { onDemand } from '../kit/on-demand'
import { useUploads } from './use-uploads'

const UploadsPanel = onDemand(async () => (await import('./uploads-panel')).UploadsPanel)

export function UploadsSlot() {
  const { uploads, snapshot } = useUploads()
  const some = snapshot.items.length > 0 || snapshot.interrupted.length > 0 || snapshot.counting
  return uploads && some ? <UploadsPanel uploads={uploads} snapshot={snapshot} /> : null
}
