'use client'
/** Gives a file or folder a star, or takes it. */
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RemoteNode } from '../../core/protocol/messages'
import { IconButton } from '../kit/icon-button'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useSetStar } from '../queries/use-shelf'

interface StarButtonProps {
  readonly node: Pick<RemoteNode, 'id' | 'name'>
  readonly starred: boolean
}

export function StarButton({ node, starred }: StarButtonProps) {
  const t = useTranslations('starred')
  const faultText = useFaultText()
  const change = useSetStar()
  const toggle = () => change.mutate({ node: node.id, starred: !starred }, { onError: error => void toast(faultText(error)) })
  return (
    <IconButton label={t(starred ? 'remove' : 'add', { name: node.name })} aria-pressed={starred} onClick={toggle}>
      <Star size={16} aria-hidden className={starred ? 'fill-current text-warn' : ''} />
    </IconButton>
  )
}
