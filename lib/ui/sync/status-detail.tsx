'use client'
/** The small print of a state: bytes, speed and time left; the next try; since when. */
import { useTranslations } from 'next-intl'
import type { Syncing, SyncStatus } from '../../core/status'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'

export function StatusDetail({ status }: { readonly status: SyncStatus }) {
  switch (status.kind) {
    case 'syncing':
      return <SyncingDetail status={status} />
    case 'offline':
      return <NextTry at={status.retryAt} />
    case 'up-to-date':
      return <SinceWhen since={status.since} />
    default:
      return null
  }
}

function SyncingDetail({ status }: { readonly status: Syncing }) {
  const t = useTranslations('status')
  const format = useFormat()
  const parts = [
    status.bytesTotal > 0 && t('bytes', { done: format.bytes(status.bytesDone), total: format.bytes(status.bytesTotal) }),
    status.bytesPerSecond > 0 && format.speed(status.bytesPerSecond),
    status.secondsLeft !== undefined && t('left', { time: format.duration(status.secondsLeft) }),
  ]
  return parts.filter(part => part !== false).join(' · ')
}

function NextTry({ at }: { readonly at: number }) {
  const t = useTranslations('status')
  const seconds = Math.ceil((at - useNow(1000)) / 1000)
  return seconds > 0 ? t('nextTry', { seconds }) : t('tryingNow')
}

function SinceWhen({ since }: { readonly since: number }) {
  const t = useTranslations('status')
  const format = useFormat()
  return t('since', { time: format.clock(since, useNow()) })
}

/** 0 to 1, or `null` while the amount of work is not known. */
export function progressOf(status: SyncStatus): number | null {
  if (status.kind !== 'syncing') return null
  if (status.bytesTotal > 0) return Math.min(1, status.bytesDone / status.bytesTotal)
  return status.total > 0 ? status.done / status.total : null
}
