'use client'
/** The folders in one folder, to go on into one of them or back up: how a place is chosen where the whole drive is not at hand. */
import { ChevronRight, CornerLeftUp, Folder } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { Name } from '../format/name'

interface FolderStepsProps {
  readonly folders: readonly { readonly id: NodeId; readonly name: string }[]
  /** The folder around this one; `undefined` at the top. */
  readonly up: NodeId | undefined
  readonly onOpen: (folder: NodeId) => void
}

const ROW =
  '-outline-offset-2 flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-start text-13 hover:bg-hover pointer-coarse:min-h-11'

export function FolderSteps({ folders, up, onOpen }: FolderStepsProps) {
  const t = useTranslations('visit.save')
  const collator = new Intl.Collator(useLocale(), { numeric: true })
  const sorted = [...folders].sort((a, b) => collator.compare(a.name, b.name))
  return (
    <ul className="h-56 overflow-y-auto rounded-md border border-line p-1">
      {up !== undefined && (
        <li>
          <button type="button" onClick={() => onOpen(up)} className={ROW}>
            <CornerLeftUp size={16} aria-hidden className="shrink-0 text-ink-faint" />
            {t('up')}
          </button>
        </li>
      )}
      {sorted.map(({ id, name }) => (
        <li key={id}>
          <button type="button" onClick={() => onOpen(id)} className={ROW}>
            <Folder size={16} aria-hidden className="shrink-0 fill-current/15 text-accent" />
            <Name text={name} className="flex-1" />
            <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint rtl:rotate-180" />
          </button>
        </li>
      ))}
      {sorted.length === 0 && <li className="px-2.5 py-2 text-13 text-ink-soft">{t('noFolders')}</li>}
    </ul>
  )
}
