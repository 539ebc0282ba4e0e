'use client'
/** The links of a file, a folder or a selection: made, copied, changed and ended. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DriveId } from '../../core/ids'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { useLinks } from '../queries/use-links'
import { LinkCard } from './link-card'
import { opensAll } from './link-state'
import { NewLink } from './new-link'
import type { ShareTarget } from './share-target'

export interface ShareDialogProps {
  readonly drive: DriveId
  readonly targets: readonly ShareTarget[]
  /** The link that it is about, with all that can be changed of it in sight. */
  readonly link?: string | undefined
  readonly onClose: () => void
}

export function ShareDialog(props: ShareDialogProps) {
  const t = useTranslations('share')
  const { targets, onClose } = props
  return (
    <Dialog
      wide
      open
      onOpenChange={open => !open && onClose()}
      title={t('title', { count: targets.length, name: targets[0]?.name ?? '' })}
      description={t('text')}
    >
      <Links {...props} />
    </Dialog>
  )
}

function Links({ drive, targets, link }: ShareDialogProps) {
  const t = useTranslations('share')
  const links = useLinks(drive)
  const [shown, setShown] = useState(link)
  const [another, setAnother] = useState(false)
  if (!links.data)
    return links.error ? <ListFailed error={links.error} retry={() => void links.refetch()} /> : <Skeleton className="h-28" />
  const ids = targets.map(({ id }) => id)
  const found = links.data.filter(one => one.id === link || opensAll(one, ids))
  const made = (id: string) => {
    setShown(id)
    setAnother(false)
  }
  return (
    <div className="flex flex-col gap-4 pb-1">
      {found.map(one => (
        <LinkCard key={one.id} link={one} exact={one.nodes.length <= ids.length} opened={one.id === link} focused={one.id === shown} />
      ))}
      {found.length === 0 || another ? (
        <NewLink drive={drive} targets={targets} onMade={made} />
      ) : (
        ids.length > 0 && (
          <div>
            <Button size="sm" onClick={() => setAnother(true)}>
              {t('another')}
            </Button>
          </div>
        )
      )}
    </div>
  )
}
