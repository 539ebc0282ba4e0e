'use client'
/** What the first sync would do, in numbers and names, before anything is done. */
import { ArrowDown, ArrowUp, ChevronRight, Equal, FileQuestionMark, GitFork, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { Count, Preview } from '../../core/status'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { useFormat } from '../format/use-format'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { NameList } from './name-list'
import { useSyncUi } from './sync-ui'

export function PreviewDialog() {
  const t = useTranslations('preview')
  const ui = useSyncUi()
  const client = useClient()
  const folder = useConnectedFolder()
  const start = useRef<HTMLButtonElement>(null)
  if (folder?.status.kind !== 'preview') return null
  const begin = () => {
    client?.command(folder.id, { kind: 'begin' })
    ui.closeDialog()
  }
  return (
    <Dialog
      wide
      open={ui.dialog === 'preview'}
      onOpenChange={open => !open && ui.closeDialog()}
      title={t('title', { name: folder.name })}
      description={t('text')}
      initialFocus={start}
      actions={
        <>
          <Button tone="ghost" onClick={() => ui.openDialog('disconnect')} className="me-auto phone:me-0">
            {t('cancel')}
          </Button>
          <Button onClick={ui.closeDialog}>{t('later')}</Button>
          <Button ref={start} tone="primary" onClick={begin}>
            {t('start')}
          </Button>
        </>
      }
    >
      <Plan preview={folder.status.preview} />
    </Dialog>
  )
}

function Plan({ preview }: { readonly preview: Preview }) {
  const { up, down, same, conflicts, unholdable } = preview
  return (
    <div className="divide-y divide-line overflow-hidden rounded-md border border-line">
      <Line kind="up" icon={ArrowUp} count={up} />
      <Line kind="down" icon={ArrowDown} count={down} />
      {same > 0 && <Line kind="same" icon={Equal} count={{ files: same, bytes: 0, names: [] }} />}
      {conflicts.files > 0 && <Line kind="conflicts" icon={GitFork} count={conflicts} />}
      {unholdable.files > 0 && <Line kind="unholdable" icon={FileQuestionMark} count={unholdable} />}
    </div>
  )
}

interface LineProps {
  readonly kind: 'up' | 'down' | 'same' | 'conflicts' | 'unholdable'
  readonly icon: LucideIcon
  readonly count: Count
}

function Line({ kind, icon: Icon, count }: LineProps) {
  const t = useTranslations('preview')
  const format = useFormat()
  const numbers = (
    <>
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1">
        <span className="tabular block font-medium">{t(`line.${kind}`, { count: count.files })}</span>
        <span className="block text-13 text-ink-soft">{t(`note.${kind}`)}</span>
      </span>
      {count.bytes > 0 && <span className="tabular shrink-0 text-13 text-ink-soft">{format.bytes(count.bytes)}</span>}
    </>
  )
  if (count.names.length === 0) return <div className="flex gap-3 px-3.5 py-2.5 pe-10">{numbers}</div>
  return (
    <details className="group">
      <summary className="-outline-offset-2 flex cursor-default list-none gap-3 px-3.5 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        {numbers}
        <ChevronRight
          size={16}
          aria-hidden
          className="mt-0.5 shrink-0 text-ink-faint transition-transform group-open:rotate-90 rtl:group-not-open:rotate-180"
        />
      </summary>
      <div className="max-h-44 overflow-y-auto px-3.5 pb-3 ps-10.5">
        <NameList names={count.names} total={count.files} />
      </div>
    </details>
  )
}
