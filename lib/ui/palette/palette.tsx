'use client'
/** Go anywhere and do anything by typing: files and folders, what is chosen, screens, drives, settings, actions. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { itemsAtHand } from '../files/folder-at-hand'
import { Keys } from '../kit/keys'
import { useShellUi } from '../shell/shell-ui'
import { useMac } from '../shell/use-mac'
import { type Command, type CommandGroup, fits } from './command'
import { NewItemForm, type NewKind } from './new-item-form'
import { useActions } from './use-actions'
import { useChosenActions } from './use-chosen-actions'
import { useDrivePlaces } from './use-drive-actions'
import { useNamePlaces, useScreenPlaces, useSettingPlaces } from './use-places'

const POPUP =
  'flex max-h-[min(34rem,calc(100dvh-5rem))] w-full max-w-xl flex-col overflow-hidden rounded-lg border border-line bg-float shadow-float outline-none transition data-ending-style:opacity-0 data-starting-style:opacity-0 phone:max-h-[92dvh]'

export function Palette() {
  const t = useTranslations('palette')
  const ui = useShellUi()
  const [naming, setNaming] = useState<NewKind>()
  const open = ui.overlay === 'palette'
  const close = () => {
    if (open) ui.hide()
    setNaming(undefined)
  }
  return (
    <Dialog.Root open={open} onOpenChange={shown => !shown && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center px-2 pt-[12dvh] pb-2 phone:pt-2">
          <Dialog.Popup aria-label={t('title')} className={POPUP}>
            {naming ? <NewItemForm kind={naming} onDone={close} /> : <Commands onClose={close} onNaming={setNaming} />}
            <Dialog.Close className="sr-only">{t('close')}</Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface CommandsProps {
  readonly onClose: () => void
  readonly onNaming: (kind: NewKind) => void
}

function Commands({ onClose, onNaming }: CommandsProps) {
  const t = useTranslations('palette')
  const [text, setText] = useState('')
  const groups = useGroups(text, onNaming)
  const pick = (command: Command) => {
    if (!command.stays) onClose()
    command.run()
  }
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={text}
      onValueChange={(value, { reason }) => reason !== 'item-press' && setText(value)}
      itemToStringValue={command => command.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex shrink-0 items-center gap-2.5 border-line border-b px-4">
        <Search size={16} aria-hidden className="shrink-0 text-ink-faint" />
        <Autocomplete.Input
          aria-label={t('label')}
          placeholder={t('placeholder')}
          onKeyDown={leaveComposingAlone}
          className="min-h-12 w-full bg-transparent text-14 outline-none placeholder:text-ink-faint pointer-coarse:text-16"
        />
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        <Autocomplete.Empty>
          <p className="px-3 py-6 text-center text-13 text-ink-soft empty:hidden">{groups.length === 0 && t('nothing')}</p>
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: CommandGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 font-medium text-12 text-ink-faint">
                {group.label}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => <Row key={command.id} command={command} onPick={pick} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  )
}

function Row({ command, onPick }: { readonly command: Command; readonly onPick: (command: Command) => void }) {
  const mac = useMac()
  return (
    <Autocomplete.Item
      value={command}
      onClick={() => onPick(command)}
      className="flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 text-13 outline-none data-highlighted:bg-accent-wash data-highlighted:text-accent-strong pointer-coarse:min-h-11 [&>svg]:shrink-0"
    >
      {command.icon}
      <span className="min-w-0 max-w-[60%] shrink-0 truncate">{command.label}</span>
      {command.hint !== undefined && <span className="min-w-0 flex-1 truncate text-12 text-ink-soft">{command.hint}</span>}
      {command.keys !== undefined && (
        <span className="ms-auto pointer-coarse:hidden">
          <Keys combination={command.keys} mac={mac} />
        </span>
      )}
    </Autocomplete.Item>
  )
}

function useGroups(text: string, onNaming: (kind: NewKind) => void): readonly CommandGroup[] {
  const t = useTranslations('palette')
  const [chosen] = useState(itemsAtHand)
  const fitting = (commands: readonly Command[]) => commands.filter(command => command.id === 'search-for' || fits(command, text))
  const names = useNamePlaces(text)
  const settings = useSettingPlaces()
  const count = chosen?.nodes.length ?? 0
  return [
    { value: 'names', label: t('group.names'), items: names },
    {
      value: 'chosen',
      label: t('group.chosen', { count, name: chosen?.nodes[0]?.name ?? '' }),
      items: fitting(useChosenActions(chosen)),
    },
    { value: 'screens', label: t('group.screens'), items: fitting(useScreenPlaces()) },
    { value: 'drives', label: t('group.drives'), items: fitting(useDrivePlaces()) },
    // Many, and looked for by name.
    { value: 'settings', label: t('group.settings'), items: text.trim() === '' ? [] : fitting(settings) },
    { value: 'actions', label: t('group.actions'), items: fitting(useActions(text, onNaming)) },
  ].filter(({ items }) => items.length > 0)
}

/** Enter and arrows belong to the input method while it puts a word together. */
function leaveComposingAlone(event: KeyboardEvent & { preventBaseUIHandler?: () => void }): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) event.preventBaseUIHandler?.()
}
