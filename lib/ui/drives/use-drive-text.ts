'use client'
/** A drive in one line: its name, whose it is, and that it can only be looked at. */
import { useTranslations } from 'next-intl'
import type { Drive } from '../api/drive'

export function useDriveText(): (drive: Drive) => string {
  const t = useTranslations('drives')
  return ({ name, owner, role }) => {
    if (role === 'owner') return name
    return t(role === 'viewer' ? 'sharedToView' : 'sharedBy', { name, owner })
  }
}
