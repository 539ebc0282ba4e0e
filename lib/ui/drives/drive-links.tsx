'use client'
/** On a phone: the drives as links, and what can be done with the one that is shown. */
import { HardDrive, type LucideIcon, PencilLine, Plus, UserPlus, Users } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useDrive, useMe } from '../queries/use-me'
import { baseFor, routesIn } from '../shell/route'
import { type Overlay, useShellUi } from '../shell/shell-ui'
import { useDriveText } from './use-drive-text'
import { ViewerMark } from './viewer-mark'

const ROW =
  '-outline-offset-2 flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-start text-ink-soft hover:bg-hover aria-[current]:font-medium aria-[current]:text-accent-strong'

export function DriveLinks() {
  const t = useTranslations('drives')
  const ui = useShellUi()
  const textOf = useDriveText()
  const shown = useDrive()
  const drives = useMe().data?.drives ?? []
  const owner = shown?.role === 'owner'
  return (
    <section aria-label={t('menu')} className="-mx-2 mb-2 border-line border-b pb-2">
      <ul>
        {drives.map(drive => (
          <li key={drive.id}>
            <Link
              href={routesIn(baseFor(drive.id, drives)).section('files')}
              onClick={ui.hide}
              aria-current={drive.id === shown?.id ? 'true' : undefined}
              className={ROW}
            >
              <HardDrive size={20} aria-hidden className="shrink-0" />
              <span className="min-w-0 flex-1 truncate">{textOf(drive)}</span>
              {drive.role === 'viewer' && <ViewerMark />}
            </Link>
          </li>
        ))}
      </ul>
      {shown && <Doing icon={owner ? UserPlus : Users} text={t(owner ? 'share' : 'people')} overlay="members" />}
      {owner && <Doing icon={PencilLine} text={t('rename')} overlay="rename-drive" />}
      <Doing icon={Plus} text={t('new')} overlay="new-drive" />
    </section>
  )
}

function Doing({ icon: Icon, text, overlay }: { readonly icon: LucideIcon; readonly text: string; readonly overlay: Overlay }) {
  const ui = useShellUi()
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => ui.show(overlay)} className={ROW}>
      <Icon size={20} aria-hidden className="shrink-0" />
      {text}
    </button>
  )
}
