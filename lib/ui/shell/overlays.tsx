'use client'
/** What floats above every screen, each fetched when it is first opened. */
import dynamic from 'next/dynamic'
import { type ComponentType, useState } from 'react'
import { type Overlay, useShellUi } from './shell-ui'

const OVERLAYS: Record<Overlay, ComponentType> = {
  palette: dynamic(async () => (await import('../palette/palette')).Palette, { ssr: false }),
  shortcuts: dynamic(async () => (await import('./shortcuts-sheet')).ShortcutsSheet, { ssr: false }),
  more: dynamic(async () => (await import('./more-sheet')).MoreSheet, { ssr: false }),
}

/** Once one was open it stays, so that it can close as gently as it opens. */
export function Overlays() {
  const { overlay } = useShellUi()
  const [wanted, setWanted] = useState<readonly Overlay[]>([])
  if (overlay !== undefined && !wanted.includes(overlay)) setWanted([...wanted, overlay])
  return wanted.map(name => {
    const Shown = OVERLAYS[name]
    return <Shown key={name} />
  })
}
