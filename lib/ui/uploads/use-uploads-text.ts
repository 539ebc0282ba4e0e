'use client'
/** The uploads as a whole in words. */
import { useTranslations } from 'next-intl'
import type { UploadsSnapshot } from '../../browser/drive-api'
import { useFormat } from '../format/use-format'
import { secondsLeft, uploadsFace } from './upload-view'

export function useUploadsText(snapshot: UploadsSnapshot): { readonly title: string; readonly detail: string } {
  const t = useTranslations('uploads')
  const fault = useTranslations('fault')
  const format = useFormat()
  const { files, bytes, bytesPerSecond, held, interrupted } = snapshot
  const face = uploadsFace(snapshot)
  const left = secondsLeft(snapshot)
  const title = t(`face.${face}`, { total: files.total, done: files.done, failed: files.failed, interrupted: interrupted.length })
  const moving = [
    t('sizes', { sent: format.bytes(bytes.sent), total: format.bytes(bytes.total) }),
    bytesPerSecond > 0 ? format.speed(bytesPerSecond) : '',
    left === undefined ? '' : t('left', { duration: format.duration(left) }),
  ]
  if (face === 'held') return { title, detail: held ? fault(held.why) : '' }
  return { title, detail: face === 'sending' && bytes.total > 0 ? moving.filter(part => part !== '').join(' · ') : '' }
}
