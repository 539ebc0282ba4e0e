'use client'
/** What is known of several chosen items together. */
import { Files } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ShownNode } from '../../browser/drive-api'
import { useFormat } from '../format/use-format'
import { ShareButton } from '../share/share-button'
import { Fact, Facts } from './facts'

export function SeveralDetails({ nodes }: { readonly nodes: readonly ShownNode[] }) {
  const t = useTranslations('details')
  const format = useFormat()
  const folders = nodes.filter(({ kind }) => kind === 'folder').length
  const bytes = nodes.reduce((sum, { revision }) => sum + (revision?.size ?? 0), 0)
  return (
    <>
      <div className="flex h-32 shrink-0 items-center justify-center rounded-md bg-canvas text-ink-faint">
        <Files size={56} strokeWidth={1.25} aria-hidden />
      </div>
      <h3 className="mt-3 mb-4 font-semibold text-14">{t('items', { count: nodes.length })}</h3>
      <ShareButton targets={nodes} />
      <Facts>
        <Fact name={t('chosen')}>{t('counts', { files: nodes.length - folders, folders })}</Fact>
        <Fact name={t(folders > 0 ? 'sizeOfFiles' : 'size')}>{format.bytes(bytes)}</Fact>
      </Facts>
    </>
  )
}
