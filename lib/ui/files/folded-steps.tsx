'use client'
/** The folders in the middle of a long way, in a menu. */
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { Name } from '../format/name'
import { IconButton } from '../kit/icon-button'
import { Menu, MenuItem } from '../kit/menu'
import { goToFolder } from './go-to-folder'

interface FoldedStepsProps {
  readonly steps: readonly { readonly id: NodeId; readonly name: string }[]
}

export function FoldedSteps({ steps }: FoldedStepsProps) {
  const t = useTranslations('files')
  return (
    <Menu
      trigger={
        <IconButton label={t('foldersBetween')}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {steps.map(step => (
        <MenuItem key={step.id} onClick={() => goToFolder(step.id)}>
          <Name text={step.name} />
        </MenuItem>
      ))}
    </Menu>
  )
}
