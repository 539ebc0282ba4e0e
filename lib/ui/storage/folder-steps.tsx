'use client'
/** The way from the top of the drive to the folder whose room is shown. */
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import type { FolderStorage } from '../../core/protocol/storage'
import { Name } from '../format/name'
import { useDrive } from '../queries/use-me'
import { useStoragePlaces } from './use-storage-places'

const STEP = 'min-w-0 rounded-sm underline underline-offset-2 hover:text-ink'

export function FolderSteps({ path }: Pick<FolderStorage, 'path'>) {
  const t = useTranslations('storage')
  const drive = useDrive()
  const { inside } = useStoragePlaces(ROOT)
  const steps = [{ id: ROOT, name: drive?.name ?? '' }, ...path]
  return (
    <nav aria-label={t('way')} className="mb-3">
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-1 text-13 text-ink-soft">
        {steps.map(({ id, name }, at) => (
          <li key={id} className="flex min-w-0 items-center gap-1">
            {at > 0 && <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint rtl:rotate-180" />}
            {at > 0 && at === steps.length - 1 ? (
              <span aria-current="page" className="min-w-0 font-medium text-ink">
                <Name text={name} />
              </span>
            ) : (
              <Link href={inside(id)} className={STEP}>
                <Name text={name} />
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
