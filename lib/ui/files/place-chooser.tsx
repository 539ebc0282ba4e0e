'use client'
/** Chooses the folder of the drive that something goes into: the way without a mouse, and across the drive. */
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { NodeId } from '../../core/ids'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { FolderTree } from './folder-tree'

interface PlaceChooserProps {
  readonly title: string
  readonly description?: string
  readonly take: string
  /** From the top of the drive to the folder that is chosen to begin with, without the top. */
  readonly from: { readonly id: NodeId; readonly path: readonly { readonly id: NodeId }[] }
  /** Cannot be chosen, and neither can what lies in them. */
  readonly barred: ReadonlySet<NodeId>
  readonly mayTake: (folder: NodeId) => boolean
  readonly onTake: (folder: NodeId) => void
  readonly onClose: () => void
}

export function PlaceChooser({ title, description, take, from, barred, mayTake, onTake, onClose }: PlaceChooserProps) {
  const common = useTranslations('common')
  const [to, setTo] = useState(from.id)
  const tree = useRef<HTMLDivElement>(null)
  const may = mayTake(to)
  const go = () => {
    if (!may) return
    onClose()
    onTake(to)
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      description={description}
      initialFocus={tree}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" disabled={!may} focusableWhenDisabled onClick={go}>
            {take}
          </Button>
        </>
      }
    >
      <FolderTree ref={tree} chosen={to} barred={barred} opened={from.path.map(({ id }) => id)} onChoose={setTo} onTake={go} />
    </Dialog>
  )
}
