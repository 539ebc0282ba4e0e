'use client'
/** The right of the files' header: how many there are, how they are shown, and what can be made. */
import { ArrowUpDown, CloudOff, Eye, LayoutGrid, PanelRight, Plus, Rows3, Search, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { useFaultText } from '../queries/use-fault-text'
import { useDrive } from '../queries/use-me'
import { useShellUi } from '../shell/shell-ui'
import { type FilesMenu, useFilesUi } from './files-ui'
import { changeFilesView, useFilesView } from './files-view'
import { useMirrorTrouble } from './use-mirror-trouble'

interface HeaderActionsProps {
  /** `undefined`: it is told elsewhere. */
  readonly count: number | undefined
  readonly writable: boolean
  /** It is the whole drive. */
  readonly top: boolean
  readonly trouble: Error | undefined
  readonly onFind: () => void
}

export function HeaderActions({ count, writable, top, trouble, onFind }: HeaderActionsProps) {
  const t = useTranslations('files')
  const drives = useTranslations('drives')
  const ui = useFilesUi()
  const shell = useShellUi()
  const mirrorTrouble = useMirrorTrouble()
  const { layout, details } = useFilesView()
  const menuAt =
    (what: FilesMenu['what']) =>
    ({ currentTarget }: MouseEvent<HTMLElement>) =>
      ui.openMenu({ what, place: currentTarget, returnTo: currentTarget })
  const behind = trouble ?? mirrorTrouble
  const grid = layout === 'grid'
  const role = useDrive()?.role
  const Other = grid ? Rows3 : LayoutGrid
  return (
    <div className="flex shrink-0 items-center gap-1">
      {behind && <Trouble error={behind} />}
      {role === 'viewer' && <ViewOnly />}
      {count !== undefined && count > 0 && (
        <span className="tabular me-2 text-12 text-ink-soft max-lg:sr-only">{t('count', { count })}</span>
      )}
      {top && role !== undefined && (
        <IconButton label={drives(role === 'owner' ? 'share' : 'people')} aria-haspopup="dialog" onClick={() => shell.show('members')}>
          <Users size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('find.open')} onClick={onFind} className="max-[22.5rem]:hidden">
        <Search size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('sort.open')} aria-haspopup="menu" aria-expanded={ui.menu?.what === 'sort'} onClick={menuAt('sort')}>
        <ArrowUpDown size={16} aria-hidden />
      </IconButton>
      <IconButton label={t(grid ? 'layout.list' : 'layout.grid')} onClick={() => changeFilesView({ layout: grid ? 'list' : 'grid' })}>
        <Other size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('details')}
        aria-pressed={details}
        onClick={() => changeFilesView({ details: !details })}
        className="phone:hidden"
      >
        <PanelRight size={16} aria-hidden className="rtl:rotate-180" />
      </IconButton>
      {writable && (
        <Button
          size="sm"
          tone="primary"
          aria-haspopup="menu"
          aria-expanded={ui.menu?.what === 'new'}
          aria-label={t('new.open')}
          onClick={menuAt('new')}
          className="ms-2 phone:ms-1"
        >
          <Plus size={16} aria-hidden className="-ms-0.5" />
          <span className="phone:hidden">{t('new.open')}</span>
        </Button>
      )}
    </div>
  )
}

function ViewOnly() {
  const t = useTranslations('drives')
  return (
    <span className="me-2 flex items-center gap-1.5 text-12 text-ink-soft">
      <Eye size={14} aria-hidden />
      <span className="phone:sr-only">{t('viewOnly')}</span>
    </span>
  )
}

function Trouble({ error }: { readonly error: Error }) {
  const t = useTranslations('files')
  const faultText = useFaultText()
  return (
    <span role="status" title={faultText(error)} className="me-2 flex items-center gap-1.5 text-12 text-warn">
      <CloudOff size={14} aria-hidden />
      <span className="phone:sr-only">{t('asLastSeen')}</span>
    </span>
  )
}
