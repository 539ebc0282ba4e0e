'use client'
/** The signed-in app with the real browser side. */
import type { ReactNode } from 'react'
import { openClient } from '../client/open-client'
import { openDrive } from '../client/open-drive-client'
import { DriveApp } from './drive-app'

export function LiveDriveApp({ children }: { readonly children: ReactNode }) {
  return (
    <DriveApp openClient={openClient} openDrive={openDrive}>
      {children}
    </DriveApp>
  )
}
