'use client'
/** Links one below the other, and the dialogs by which they are changed and ended. */
import { useState } from 'react'
import type { SharedLink } from '../../core/protocol/links'
import { useNow } from '../format/use-now'
import { onDemand } from '../kit/on-demand'
import { EndDialog } from '../share/end-dialog'
import { LinkRow, type LinkWish } from './link-row'

const ShareDialog = onDemand(async () => (await import('../share/share-dialog')).ShareDialog)

interface Asked {
  readonly wish: LinkWish
  readonly link: SharedLink
}

interface LinkListProps {
  readonly label: string
  readonly links: readonly SharedLink[]
}

export function LinkList({ label, links }: LinkListProps) {
  const now = useNow()
  const [asked, setAsked] = useState<Asked>()
  const done = () => setAsked(undefined)
  return (
    <>
      <ul aria-label={label} className="@container divide-y divide-line rounded-lg border border-line">
        {links.map(link => (
          <LinkRow key={link.id} link={link} now={now} onAsk={wish => setAsked({ wish, link })} />
        ))}
      </ul>
      {asked?.wish === 'change' && <ShareDialog drive={asked.link.drive} targets={asked.link.nodes} link={asked.link.id} onClose={done} />}
      {asked && asked.wish !== 'change' && <EndDialog what={asked.wish} link={asked.link} onDone={done} />}
    </>
  )
}
