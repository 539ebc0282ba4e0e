'use client'
/** What can be done with one row of a list. */
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button'
import { Menu } from './menu'

interface RowMenuProps {
  readonly label: string
  /** It is where the arrow keys of the list stop, as nothing else in the row is. */
  readonly stop?: boolean
  readonly children: ReactNode
}

export function RowMenu({ label, stop = false, children }: RowMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton {...(stop && { 'data-row': true })} label={label}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {children}
    </Menu>
  )
}
