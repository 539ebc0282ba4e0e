/** The signed-in app. Its pages hold no data: whoever is not signed in is sent away by the first answer of the server. */
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { LiveDriveApp } from '@/lib/ui/shell/live-drive-app'

/** The link to it that Next makes lets no cookies be sent, so that it would not be in the language that was chosen. */
export const metadata: Metadata = { manifest: null }

export default function DriveLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <link rel="manifest" href="/manifest.webmanifest" crossOrigin="use-credentials" />
      <LiveDriveApp>{children}</LiveDriveApp>
    </>
  )
}
