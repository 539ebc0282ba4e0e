/** The signed-in app. Its pages hold no data: whoever is not signed in is sent away by the first answer of the server. */
import type { ReactNode } from 'react'
import { LiveDriveApp } from '@/lib/ui/shell/live-drive-app'

export default function DriveLayout({ children }: { readonly children: ReactNode }) {
  return <LiveDriveApp>{children}</LiveDriveApp>
}
