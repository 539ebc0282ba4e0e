'use client'
/** One of the two contents of a conflict. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { contentUrl } from '../api/drive'
import { useMay } from '../client/use-writable-drive'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { Button, buttonLook } from '../kit/button'
import { Author } from '../placed/placed-list'
import { useRoutes } from '../shell/use-routes'

interface SideProps {
  readonly label: string
  readonly drive: DriveId
  /** `undefined`: it was deleted since. */
  readonly node: RemoteNode | undefined
  readonly now: number
  /** `undefined`: there is no choice, or nothing can be changed now. */
  readonly onKeep: (() => void) | undefined
  readonly busy: boolean
}

export function Side({ label, drive, node, now, onKeep, busy }: SideProps) {
  const t = useTranslations('conflicts')
  const format = useFormat()
  const routes = useRoutes()
  const mayKeep = useMay('write')
  return (
    <div className="flex min-w-0 flex-col gap-3 p-4">
      <div className="min-w-0 flex-1">
        <h3 className="mb-1 font-medium text-12 text-ink-soft">{label}</h3>
        {node?.revision ? (
          <>
            <Link href={routes.node(node)} prefetch={false} className="block hover:underline hover:underline-offset-2">
              <Name text={node.name} className="font-medium text-13" />
            </Link>
            <p className="text-13 text-ink-soft">
              <Author author={node.revision.author} device={node.revision.device} />
            </p>
            <p className="tabular text-13 text-ink-soft">
              <Moment at={node.revision.mtime} now={now} /> · {format.bytes(node.revision.size)}
            </p>
          </>
        ) : (
          <p className="text-13 text-ink-soft">{t('deleted')}</p>
        )}
      </div>
      {node && (
        <div className="flex flex-wrap gap-2">
          {mayKeep && (
            <Button
              size="sm"
              tone="primary"
              busy={busy}
              disabled={!onKeep}
              onClick={onKeep}
              aria-label={t('keepNamed', { name: node.name })}
            >
              {t('keep')}
            </Button>
          )}
          <a
            href={contentUrl(drive, node.id)}
            download={node.name}
            aria-label={t('downloadNamed', { name: node.name })}
            className={buttonLook('ghost', 'sm')}
          >
            {t('download')}
          </a>
        </div>
      )}
    </div>
  )
}
