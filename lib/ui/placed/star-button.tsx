'use client'
/** Gives a file or folder a star, or takes it. */
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RemoteNode } from '../../core/protocol/messages'
import { useStar } from '../edits/use-star'
import { IconButton } from '../kit/icon-button'

interface StarButtonProps {
  readonly node: Pick<RemoteNode, 'id' | 'name'>
  readonly starred: boolean
}

export function StarButton({ node, starred }: StarButtonProps) {
  const t = useTranslations('starred')
  const star = useStar()
  return (
    <IconButton label={t(starred ? 'remove' : 'add', { name: node.name })} aria-pressed={starred} onClick={() => star([node], !starred)}>
      <Star size={16} aria-hidden className={starred ? 'fill-current text-warn' : ''} />
    </IconButton>
  )
}
