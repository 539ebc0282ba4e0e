'use client'
/** Which of the things that float above every screen is open: at most one. Knows nothing of what they show. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

export type Overlay = 'palette' | 'shortcuts' | 'more' | 'members' | 'new-drive' | 'rename-drive' | 'empty-trash' | 'sign-in'

export interface ShellUi {
  readonly overlay: Overlay | undefined
  show(overlay: Overlay): void
  hide(): void
}

const ShellUiContext = createContext<ShellUi | undefined>(undefined)

export function ShellUiProvider({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>()
  const ui = useMemo<ShellUi>(() => ({ overlay, show: setOverlay, hide: () => setOverlay(undefined) }), [overlay])
  return <ShellUiContext value={ui}>{children}</ShellUiContext>
}

export function useShellUi(): ShellUi {
  const ui = useContext(ShellUiContext)
  if (!ui) throw new Error('useShellUi needs ShellUiProvider above it')
  return ui
}
