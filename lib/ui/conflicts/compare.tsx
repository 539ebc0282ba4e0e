'use client'
/** Two contents beside each other: pictures as they are, texts with the lines that differ marked. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { DriveId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { inlineUrl } from '../api/past'
import { ListFailed } from '../kit/list-failed'
import { Scroller } from '../kit/scroller'
import { Skeleton } from '../kit/skeleton'
import { driveBytes } from '../preview/file-bytes'
import { useFileText } from '../preview/file-queries'
import { canCompare } from './can-compare'
import { diffLines, type Line } from './diff-lines'

interface CompareProps {
  readonly drive: DriveId
  readonly left: RemoteNode
  readonly right: RemoteNode
}

export function Compare(props: CompareProps) {
  return (
    <div className="border-line border-t">
      {canCompare(props.left, props.right) === 'image' ? <Images {...props} /> : <Texts {...props} />}
    </div>
  )
}

function Images({ drive, left, right }: CompareProps) {
  return (
    <div className="grid grid-cols-2 divide-x divide-line bg-sunken">
      {[left, right].map(node => (
        // biome-ignore lint/performance/noImgElement: the picture is the person's own file, shown as it is
        <img
          key={node.id}
          src={node.revision ? inlineUrl(drive, node.id, node.revision.id) : undefined}
          alt={node.name}
          className="h-72 w-full object-contain p-3"
        />
      ))}
    </div>
  )
}

function Texts({ drive, left, right }: CompareProps) {
  const t = useTranslations('conflicts')
  const [a, b] = [useText(drive, left), useText(drive, right)]
  const failed = a.error ?? b.error
  const retry = () => {
    void a.refetch()
    void b.refetch()
  }
  if (failed) return <ListFailed error={failed} retry={retry} />
  if (!a.data || !b.data) return <Skeleton className="m-4 h-40" />
  if (a.data.kind !== 'text' || b.data.kind !== 'text') return <p className="p-4 text-13 text-ink-soft">{t('noText')}</p>
  return <Lines left={a.data.text} right={b.data.text} />
}

function useText(drive: DriveId, node: RemoteNode) {
  const { id, size } = node.revision ?? { id: '' as never, size: 0 }
  return useFileText(driveBytes(drive)({ node: node.id, name: node.name, revision: id, size }))
}

function Lines({ left, right }: { readonly left: string; readonly right: string }) {
  const t = useTranslations('conflicts')
  const pairs = useMemo(() => diffLines(left, right), [left, right])
  return (
    <Scroller label={t('difference')} className="max-h-96 overflow-x-auto">
      <table className="w-full table-fixed border-collapse font-mono text-12">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('original')}</th>
            <th scope="col">{t('copy')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change places
            <tr key={row}>
              <Cell line={pair.left} same={pair.same} />
              <Cell line={pair.right} same={pair.same} />
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

/** A difference is told by a sign too. */
function Cell({ line, same }: { readonly line: Line | undefined; readonly same: boolean }) {
  return (
    <td className={clsx('border-line px-2 py-px align-top first:border-e', !same && (line ? 'bg-warn-wash' : 'bg-sunken'))}>
      {line && (
        <span className="flex gap-2">
          <span aria-hidden className="tabular w-8 shrink-0 select-none text-end text-ink-faint">
            {line.number}
          </span>
          <span className="w-2 shrink-0 text-warn">{same ? '' : '±'}</span>
          <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">{line.text}</span>
        </span>
      )}
    </td>
  )
}
