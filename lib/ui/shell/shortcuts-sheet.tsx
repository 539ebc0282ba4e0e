'use client'
/** Every shortcut, by where it is heard. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Dialog } from '../kit/dialog'
import { Keys } from '../kit/keys'
import { useShellUi } from './shell-ui'
import { keysOf, SHORTCUTS, type ShortcutId, type ShortcutPlace } from './shortcuts'
import { useKeyboard } from './use-keyboard'

const PLACES: readonly ShortcutPlace[] = ['everywhere', 'lists', 'preview']

export function ShortcutsSheet() {
  const t = useTranslations('shortcuts')
  const ui = useShellUi()
  const content = useRef<HTMLDivElement>(null)
  return (
    <Dialog wide open={ui.overlay === 'shortcuts'} onOpenChange={open => !open && ui.hide()} title={t('title')} initialFocus={content}>
      <div
        ref={content}
        tabIndex={-1}
        className="outline-none grid grid-cols-2 grid-rows-[auto_1fr] gap-x-8 gap-y-5 pb-1 phone:grid-cols-1 phone:grid-rows-none"
      >
        {PLACES.map(place => (
          <section key={place} aria-label={t(`where.${place}`)} className={place === 'lists' ? 'row-span-2' : undefined}>
            <h3 className="mb-1.5 font-medium text-13 text-ink-soft">{t(`where.${place}`)}</h3>
            <List place={place} />
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function List({ place }: { readonly place: ShortcutPlace }) {
  const t = useTranslations('shortcuts')
  const keyboard = useKeyboard()
  const ids = (Object.keys(SHORTCUTS) as ShortcutId[]).filter(id => SHORTCUTS[id].where === place && keysOf(id, keyboard).length > 0)
  return (
    <dl className="flex flex-col gap-1.5">
      {ids.map(id => (
        <div key={id} className="flex items-center justify-between gap-4 text-13">
          <dt>{t(`what.${id}`)}</dt>
          <dd className="flex items-center gap-2">
            {keysOf(id, keyboard).map(keys => (
              <Keys key={keys} combination={keys} mac={keyboard.mac} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
