'use client'
/** Before older versions go for good: how old they must be, and how much that frees. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormat } from '../format/use-format'
import { Button } from '../kit/button'
import { Choice } from '../kit/choice'
import { Dialog } from '../kit/dialog'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useOldVersions, useRemoveOldVersions } from '../queries/use-storage'

const AGES = ['365', '90', '30', '0'] as const

export function OldVersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('storage.old')
  const common = useTranslations('common')
  const format = useFormat()
  const [days, setDays] = useState<(typeof AGES)[number]>('90')
  const found = useOldVersions(Number(days))
  const remove = useRemoveOldVersions()
  const faultText = useFaultText()
  const error = remove.error ?? found.error
  const count = found.data?.versions ?? 0
  const go = async () => {
    const { versions, bytes } = await remove.mutateAsync(Number(days))
    toast(t('done', { count: versions, size: format.bytes(bytes) }))
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t('title')}
      description={t('text')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="danger" disabled={count === 0} busy={remove.isPending} onClick={() => void go().catch(() => {})}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <Choice label={t('age')} value={days} options={AGES.map(value => ({ value, label: t(`ages.${value}`) }))} onChange={setDays} />
      <p aria-live="polite" className="mt-4 min-h-10 text-pretty">
        {found.data && t('found', { count, size: format.bytes(found.data.bytes) })}
      </p>
      {error && (
        <p role="alert" className="mt-2 text-bad">
          {faultText(error)}
        </p>
      )}
    </Dialog>
  )
}
