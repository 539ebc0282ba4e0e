'use client'
/** Empties the trash from wherever one is. */
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useTrash } from '../queries/use-past'
import { useShellUi } from '../shell/shell-ui'
import { PurgeDialog } from './purge-dialog'

export function EmptyTrashDialog() {
  const { overlay, hide } = useShellUi()
  return overlay === 'empty-trash' ? <Asking onDone={hide} /> : null
}

function Asking({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations('trash')
  const faultText = useFaultText()
  const { items, error, more } = useTrash()
  const nothing = items ? items.length === 0 && t('nothing') : error && faultText(error)
  useEffect(() => {
    if (!nothing) return
    toast(nothing)
    onDone()
  }, [nothing, onDone])
  return items && items.length > 0 ? <PurgeDialog items={undefined} all={items} more={more !== undefined} onDone={onDone} /> : null
}
