'use client'
/** One line at the foot of every screen: how things stand, and the one thing to do. Opens the sync panel. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../kit/button'
import { Progress } from '../kit/progress'
import { progressOf, StatusDetail } from './status-detail'
import { StatusMark } from './status-mark'
import type { StatusView } from './status-view'
import { SYNC_PANEL_ID } from './sync-panel-slot'
import { useSyncUi } from './sync-ui'
import { TONE_WASH } from './tone'
import { type StatusWords, useStatus } from './use-status'
import { useStatusAction } from './use-status-action'

export function StatusBar() {
  const words = useStatus()
  const { view, folder } = words
  return (
    <footer
      data-status={view.key}
      data-role={folder?.role}
      className={`relative z-10 shrink-0 border-line border-t ${TONE_WASH[view.tone]}`}
    >
      {folder?.status.kind === 'syncing' && (
        <div className="absolute inset-x-0 top-[-2px]">
          <Progress value={progressOf(folder.status)} label={words.title} text={words.title} />
        </div>
      )}
      <div className="flex min-h-9 items-stretch pe-2">
        <PanelToggle words={words} />
        {view.action && <ActionButton view={view} />}
      </div>
      <Announcement view={view} title={words.title} />
    </footer>
  )
}

function PanelToggle({ words: { view, title, folder } }: { readonly words: StatusWords }) {
  const ui = useSyncUi()
  const Chevron = ui.panel ? ChevronDown : ChevronUp
  return (
    <button
      type="button"
      aria-expanded={ui.panel}
      aria-controls={SYNC_PANEL_ID}
      onClick={ui.togglePanel}
      className="-outline-offset-2 flex min-w-0 flex-1 items-center gap-2.5 rounded-sm px-4 text-start text-13 hover:bg-hover pointer-coarse:min-h-11"
    >
      {/* Where a bar above shows how far it is, a mark that moves as well says nothing, and costs a frame sixty times a second. */}
      <StatusMark figure={view.figure} tone={view.tone} still={folder?.status.kind === 'syncing'} />
      <span className="min-w-0 truncate font-medium">{title}</span>
      {folder && (
        <span className="tabular min-w-0 truncate text-ink-soft phone:hidden">
          <StatusDetail status={folder.status} />
        </span>
      )}
      <Chevron size={16} aria-hidden className="ms-auto shrink-0 text-ink-faint" />
    </button>
  )
}

function ActionButton({ view: { action, tone } }: { readonly view: StatusView }) {
  const t = useTranslations('status.action')
  const act = useStatusAction()
  if (!action) return null
  return (
    <Button size="sm" tone={tone === 'quiet' ? 'secondary' : 'primary'} onClick={() => act(action)} className="my-1 self-center">
      {t(action)}
    </Button>
  )
}

/** Says a new state once, and not every number that runs through it. */
function Announcement({ view, title }: { readonly view: StatusView; readonly title: string }) {
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with every file, the state does not
  useEffect(() => setSaid(title), [view.key])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
