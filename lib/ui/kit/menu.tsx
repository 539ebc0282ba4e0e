'use client'
/** A list of actions: behind one button, or at a place of the page. */
import { Menu as Base } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'

const POPUP =
  'max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line bg-float p-1 shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0'
const ITEM =
  'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 text-13 outline-none data-highlighted:bg-hover pointer-coarse:min-h-11 [&>svg]:shrink-0 [&>svg]:text-ink-faint'

const GROUP_LABEL = 'px-2.5 pt-1.5 pb-1 text-12 text-ink-soft'
/** The mark stands in the room before the words. */
const MARKED = 'ps-7.5 data-checked:ps-2.5'

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
          <Base.Popup className={POPUP}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** A point of the window, or the element that the menu is about. */
export type MenuPlace = { readonly x: number; readonly y: number } | Element

/** A dialog or a field that was opened from the menu has the focus before the menu is gone, and keeps it. */
function isTaken(): boolean {
  const { activeElement: now, body } = document
  return now !== null && now !== body && now.closest('[role=menu]') === null
}

interface MenuAtProps {
  readonly open: boolean
  readonly place: MenuPlace
  readonly label: string
  /** Where the focus goes afterwards. */
  readonly returnTo?: () => HTMLElement | null
  readonly onClose: () => void
  readonly children: ReactNode
}

export function MenuAt({ open, place, label, returnTo, onClose, children }: MenuAtProps) {
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchorOf(place)} side="bottom" align="start" sideOffset={2} className="z-50 outline-none">
          <Base.Popup aria-label={label} {...(returnTo && { finalFocus: () => !isTaken() && returnTo() })} className={POPUP}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function anchorOf(place: MenuPlace) {
  return place instanceof Element ? place : { getBoundingClientRect: () => new DOMRect(place.x, place.y, 0, 0) }
}

type ItemProps = Omit<ComponentProps<typeof Base.Item>, 'className'> & {
  /** The keys that do the same. */
  readonly keys?: ReactNode
}

export function MenuItem({ keys, children, ...rest }: ItemProps) {
  return (
    <Base.Item {...rest} className={ITEM}>
      {children}
      {keys !== undefined && <span className="ms-auto ps-6 pointer-coarse:hidden">{keys}</span>}
    </Base.Item>
  )
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />
}

interface MenuChecksProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onToggle: (value: Value) => void
}

/** Any of several, marked in the menu, which stays open. */
export function MenuChecks<Value extends string>({ label, values, options, onToggle }: MenuChecksProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className={GROUP_LABEL}>{label}</Base.GroupLabel>
      {options.map(option => (
        <Base.CheckboxItem
          key={option.value}
          checked={values.includes(option.value)}
          onCheckedChange={() => onToggle(option.value)}
          className={clsx(ITEM, MARKED)}
        >
          <Base.CheckboxItemIndicator>
            <Check size={14} aria-hidden className="-me-1" />
          </Base.CheckboxItemIndicator>
          {option.label}
        </Base.CheckboxItem>
      ))}
    </Base.Group>
  )
}

interface MenuChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** One of several, marked in the menu. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className={GROUP_LABEL}>{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={next => onChange(next as Value)}>
        {options.map(option => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={clsx(ITEM, MARKED)}>
            <Base.RadioItemIndicator>
              <Check size={14} aria-hidden className="-me-1" />
            </Base.RadioItemIndicator>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}
