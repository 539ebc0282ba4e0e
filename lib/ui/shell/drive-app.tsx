'use client'
/** Everything that outlives a screen of the signed-in app: data, the sync client, the frame, what floats above it. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { LockstepClient } from '../../browser/client-api'
import { useSignInAbove } from '../auth/use-sign-in-above'
import { ClientProvider } from '../client/client-provider'
import { DriveClientProvider, type OpenDrive } from '../client/drive-client-provider'
import { PageDrops } from '../drag/page-drops'
import { useUndoToasts } from '../edits/use-undo-toasts'
import { onDemand } from '../kit/on-demand'
import { Toaster } from '../kit/toaster'
import { useStanding } from '../kit/use-standing'
import { useAppWorker } from '../pwa/use-app-worker'
import { QueryProvider } from '../queries/query-provider'
import { useDevicesNews } from '../queries/use-devices-news'
import { useNoticesNews } from '../queries/use-notices-news'
import { useRefetch } from '../queries/use-refetch'
import { useRightsNews } from '../queries/use-rights-news'
import { SyncUiProvider, useSyncUi } from '../sync/sync-ui'
import { useOpenWhenAsked } from '../sync/use-open-when-asked'
import { UploadsSlot } from '../uploads/uploads-slot'
import { Frame } from './frame'
import { Overlays } from './overlays'
import { ShellUiProvider } from './shell-ui'
import { useGlobalKeys } from './use-global-keys'
import { useTabSigns } from './use-tab-signs'

interface DriveAppProps {
  readonly openClient: () => Promise<LockstepClient>
  readonly openDrive?: OpenDrive
  readonly children: ReactNode
}

export function DriveApp({ openClient, openDrive, children }: DriveAppProps) {
  return (
    <QueryProvider>
      <ClientProvider open={openClient}>
        <DriveClientProvider open={openDrive}>
          <SyncUiProvider>
            <ShellUiProvider>
              <Frame>{children}</Frame>
              <Floating />
            </ShellUiProvider>
          </SyncUiProvider>
        </DriveClientProvider>
      </ClientProvider>
    </QueryProvider>
  )
}

function Floating() {
  useAppWorker()
  useRefetch()
  useRightsNews()
  useNoticesNews()
  useDevicesNews()
  useOpenWhenAsked()
  useTabSigns()
  useGlobalKeys()
  useSignInAbove()
  useUndoToasts()
  const standing = useStanding()
  return (
    <>
      <DialogsOnDemand />
      {standing && <LostDrive />}
      <Overlays />
      <PageDrops />
      <UploadsSlot />
      <Toaster />
    </>
  )
}

const LostDrive = onDemand(async () => (await import('../drives/lost-drive')).LostDrive)
const Dialogs = onDemand(async () => (await import('./dialogs')).Dialogs)

/** Once one was open they stay, so that they can close as gently as they open. */
function DialogsOnDemand() {
  const { dialog } = useSyncUi()
  const [wanted, setWanted] = useState(false)
  if (dialog !== undefined && !wanted) setWanted(true)
  return wanted ? <Dialogs /> : null
}
