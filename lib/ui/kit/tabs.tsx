'use client'
/** Panels that share one place. */
import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface Tab<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly panel: ReactNode
}

interface TabsProps<Value extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function Tabs<Value extends string>({ label, tabs, value, onChange }: TabsProps<Value>) {
  return (
    <Base.Root value={value} onValueChange={next => onChange(next as Value)} className="flex min-h-0 flex-1 flex-col">
      <Base.List aria-label={label} className="relative flex gap-1 border-line border-b px-2" activateOnFocus>
        {tabs.map(tab => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-outline-offset-2 flex min-h-9 items-center gap-1.5 rounded-sm px-2 font-medium text-13 text-ink-soft hover:text-ink data-active:text-ink pointer-coarse:min-h-11"
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-[-1px] left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width]" />
      </Base.List>
      {tabs.map(tab => (
        <Base.Panel key={tab.value} value={tab.value} className="-outline-offset-2 min-h-0 flex-1 overflow-y-auto">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
