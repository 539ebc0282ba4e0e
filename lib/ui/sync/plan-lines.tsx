'use client'
/** What a plan would do, a line for each kind of work, with names to open. */
import {
  ArrowDown,
  ArrowUp,
  ChevronRight,
  Equal,
  FileQuestionMark,
  FolderPlus,
  GitFork,
  type LucideIcon,
  MoveRight,
  Trash2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Count, Preview } from '../../core/status'
import { useFormat } from '../format/use-format'
import { NameList } from './name-list'

export function PlanLines({ preview }: { readonly preview: Preview }) {
  const { up, down, same, made, moved, deletedHere, deletedThere, conflicts, unholdable } = preview
  return (
    <div className="divide-y divide-line overflow-hidden rounded-md border border-line">
      <Line kind="up" icon={ArrowUp} count={up} />
      <Line kind="down" icon={ArrowDown} count={down} />
      {made.files > 0 && <Line kind="made" icon={FolderPlus} count={made} />}
      {moved.files > 0 && <Line kind="moved" icon={MoveRight} count={moved} />}
      {deletedHere.files > 0 && <Line kind="deletedHere" icon={Trash2} count={deletedHere} />}
      {deletedThere.files > 0 && <Line kind="deletedThere" icon={Trash2} count={deletedThere} />}
      {same > 0 && <Line kind="same" icon={Equal} count={{ files: same, bytes: 0, names: [] }} />}
      {conflicts.files > 0 && <Line kind="conflicts" icon={GitFork} count={conflicts} />}
      {unholdable.files > 0 && <Line kind="unholdable" icon={FileQuestionMark} count={unholdable} />}
    </div>
  )
}

interface LineProps {
  readonly kind: keyof Preview
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
