'use client'
/** Everything that outlives a screen of the signed-in app: data, the sync client, the frame, what floats above it. */
import type { ReactNode } from 'react'
import type { LockstepClient } from '../../browser/client-api'
import { ClientProvider } from '../client/client-provider'
import { ConnectDialog } from '../connect/connect-dialog'
import { DropZone } from '../connect/drop-zone'
import { QueryProvider } from '../data/query-provider'
import { useRefetchOnAdvance } from '../data/use-refetch-on-advance'
import { Toaster } from '../kit/toaster'
import { TooltipProvider } from '../kit/tooltip'
import { useAppWorker } from '../pwa/use-app-worker'
import { BrakeDialog } from '../sync/brake-dialog'
import { DisconnectDialog } from '../sync/disconnect-dialog'
import { PreviewDialog } from '../sync/preview-dialog'
import { SyncUiProvider } from '../sync/sync-ui'
import { useOpenWhenAsked } from '../sync/use-open-when-asked'
import { Frame } from './frame'
import { useTabSigns } from './use-tab-signs'

interface DriveAppProps {
  readonly openClient: () => Promise<LockstepClient>
  readonly children: ReactNode
}

export function DriveApp({ openClient, children }: DriveAppProps) {
  return (
    <QueryProvider>
      <ClientProvider open={openClient}>
        <SyncUiProvider>
          <TooltipProvider>
            <Frame>{children}</Frame>
            <Floating />
          </TooltipProvider>
        </SyncUiProvider>
      </ClientProvider>
    </QueryProvider>
  )
}

function Floating() {
  useAppWorker()
  useRefetchOnAdvance()
  useOpenWhenAsked()
  useTabSigns()
  return (
    <>
      <ConnectDialog />
      <PreviewDialog />
      <BrakeDialog />
      <DisconnectDialog />
      <DropZone />
      <Toaster />
    </>
  )
}
