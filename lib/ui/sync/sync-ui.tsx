'use client'
/** What of sync is open on the screen: the panel, and at most one dialog. Knows nothing of what they show. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

export type SyncDialog = 'connect' | 'preview' | 'ahead' | 'brake' | 'disconnect'
export type PanelTab = 'waiting' | 'activity'

export interface SyncUi {
  readonly dialog: SyncDialog | undefined
  readonly panel: boolean
  readonly tab: PanelTab
  openDialog(dialog: SyncDialog): void
  closeDialog(): void
  togglePanel(): void
  openPanel(tab: PanelTab): void
}

const SyncUiContext = createContext<SyncUi | undefined>(undefined)

export function SyncUiProvider({ children }: { readonly children: ReactNode }) {
  const [dialog, setDialog] = useState<SyncDialog>()
  const [panel, setPanel] = useState(false)
  const [tab, setTab] = useState<PanelTab>('activity')
  const ui = useMemo<SyncUi>(
    () => ({
      dialog,
      panel,
      tab,
      openDialog: setDialog,
      closeDialog: () => setDialog(undefined),
      togglePanel: () => setPanel(open => !open),
      openPanel: next => {
        setTab(next)
        setPanel(true)
      },
    }),
    [dialog, panel, tab],
  )
  return <SyncUiContext value={ui}>{children}</SyncUiContext>
}

export function useSyncUi(): SyncUi {
  const ui = useContext(SyncUiContext)
  if (!ui) throw new Error('useSyncUi needs SyncUiProvider above it')
  return ui
}
