'use client'
/** Everything that outlives a screen of the signed-in app: data, the sync client, the frame, what floats above it. */
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { LockstepClient } from '../../browser/client-api'
import { ClientProvider } from '../client/client-provider'
import { DropZone } from '../connect/drop-zone'
import { Toaster } from '../kit/toaster'
import { useAppWorker } from '../pwa/use-app-worker'
import { QueryProvider } from '../queries/query-provider'
import { useRefetchOnAdvance } from '../queries/use-refetch-on-advance'
import { SyncUiProvider, useSyncUi } from '../sync/sync-ui'
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
          <Frame>{children}</Frame>
          <Floating />
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
      <DialogsOnDemand />
      <DropZone />
      <Toaster />
    </>
  )
}

const Dialogs = dynamic(async () => (await import('./dialogs')).Dialogs, { ssr: false })

/** Once one was open they stay, so that they can close as gently as they open. */
function DialogsOnDemand() {
  const { dialog } = useSyncUi()
  const [wanted, setWanted] = useState(false)
  if (dialog !== undefined && !wanted) setWanted(true)
  return wanted ? <Dialogs /> : null
}
