'use client'
/** What floats above every screen, each fetched when it is first opened. */
import { type ComponentType, useState } from 'react'
import { onDemand } from '../kit/on-demand'
import { type Overlay, useShellUi } from './shell-ui'

const OVERLAYS: Record<Overlay, ComponentType> = {
  palette: onDemand(async () => (await import('../palette/palette')).Palette),
  shortcuts: onDemand(async () => (await import('./shortcuts-sheet')).ShortcutsSheet),
  more: onDemand(async () => (await import('./more-sheet')).MoreSheet),
  members: onDemand(async () => (await import('../members/members-dialog')).MembersDialog),
  'new-drive': onDemand(async () => (await import('../drives/new-drive-dialog')).NewDriveDialog),
  'rename-drive': onDemand(async () => (await import('../drives/rename-drive-dialog')).RenameDriveDialog),
  'empty-trash': onDemand(async () => (await import('../trash/empty-trash-dialog')).EmptyTrashDialog),
  'sign-in': onDemand(async () => (await import('../auth/sign-in-above')).SignInAbove),
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
