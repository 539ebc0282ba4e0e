'use client'
/** Which drive is shown, and the way to the others. */
import { ChevronsUpDown, HardDrive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { onDemand } from '../kit/on-demand'
import { useDrive, useMe } from '../queries/use-me'
import { ViewerMark } from './viewer-mark'

const DriveMenu = onDemand(async () => (await import('./drive-menu')).DriveMenu)

export function DriveSwitcher() {
  const t = useTranslations('drives')
  const drive = useDrive()
  const me = useMe().data
  const [anchor, setAnchor] = useState<HTMLElement>()
  const [open, setOpen] = useState(false)
  if (!drive || !me) return <div className="mx-2 mb-1 h-11" />
  const shared = drive.role !== 'owner'
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('switcher', { name: drive.name })}
        onPointerEnter={DriveMenu.warm}
        onFocus={DriveMenu.warm}
        onClick={event => {
          setAnchor(event.currentTarget)
          setOpen(true)
        }}
        className="mx-2 mb-1 flex min-h-11 items-center gap-2.5 rounded-md px-2.5 text-start text-13 hover:bg-hover"
      >
        <HardDrive size={16} aria-hidden className="shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{drive.name}</span>
          {shared && <span className="block truncate text-12 text-ink-soft">{t('by', { name: drive.owner })}</span>}
        </span>
        {drive.role === 'viewer' && <ViewerMark />}
        <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-faint" />
      </button>
      {anchor && <DriveMenu open={open} anchor={anchor} drive={drive} drives={me.drives} onClose={() => setOpen(false)} />}
    </>
  )
}
