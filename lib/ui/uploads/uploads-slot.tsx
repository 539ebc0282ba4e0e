'use client'
/** Where the uploads are shown, on every screen, once there are any. */
import dynamic from 'next/dynamic'
import { useUploads } from './use-uploads'

const UploadsPanel = dynamic(async () => (await import('./uploads-panel')).UploadsPanel, { ssr: false })

export function UploadsSlot() {
  const { uploads, snapshot } = useUploads()
  const some = snapshot.items.length > 0 || snapshot.interrupted.length > 0 || snapshot.counting
  return uploads && some ? <UploadsPanel uploads={uploads} snapshot={snapshot} /> : null
}
