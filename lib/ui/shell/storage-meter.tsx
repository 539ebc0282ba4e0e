'use client'
/** How full the drive is. */
import { useTranslations } from 'next-intl'
import { useFormat } from '../format/use-format'
import { Progress } from '../kit/progress'
import { useDrive } from '../queries/use-me'

export function StorageMeter() {
  const t = useTranslations('nav')
  const format = useFormat()
  const drive = useDrive()
  if (!drive) return null
  const used = format.bytes(drive.usedBytes)
  const limit = drive.limitBytes
  const text = limit > 0 ? t('usedOf', { used, limit: format.bytes(limit) }) : t('used', { used })
  return (
    <div className="flex flex-col gap-1.5 px-4.5 py-3">
      {limit > 0 && <Progress value={Math.min(1, drive.usedBytes / limit)} label={t('storage')} text={text} />}
      <p className="tabular text-12 text-ink-soft">{text}</p>
    </div>
  )
}
