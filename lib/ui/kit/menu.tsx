'use client'
/** A list of actions behind one button. */
import { Menu as Base } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import type { ComponentProps, ReactElement, ReactNode } from 'react'

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly side?: 'top' | 'bottom'
  readonly align?: 'start' | 'end'
}

export function Menu({ trigger, children, side = 'bottom', align = 'start' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className="min-w-44 max-w-80 rounded-lg border border-line bg-float p-1 shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type ItemProps = Omit<ComponentProps<typeof Base.Item>, 'className'>

export function MenuItem(props: ItemProps) {
  return (
    <Base.Item
      {...props}
      className={clsx(
        'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 text-13 outline-none pointer-coarse:min-h-11',
        'data-highlighted:bg-hover [&>svg]:text-ink-faint',
      )}
    />
  )
}
