'use client'
/** Asks for the name of a drive. */
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { LabelDialog } from '../kit/label-dialog'

const LONGEST = 100

export function DriveNameDialog(props: Omit<ComponentProps<typeof LabelDialog>, 'label' | 'longest'>) {
  const t = useTranslations('drives')
  return <LabelDialog {...props} label={t('name')} longest={LONGEST} />
}
