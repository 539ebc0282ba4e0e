'use client'
/** Keys of the shown folder that are heard wherever the focus is, unless somebody types or something above it has the word. */
import { useEffect, useEffectEvent } from 'react'
import { useWritableDrive } from '../client/use-writable-drive'
import { isComposing } from '../kit/is-composing'
import { isShortcut, type ShortcutId } from '../shell/shortcuts'
import { keyboardNow } from '../shell/use-keyboard'
import { clip, isReplaced, namesOf, nowOnSystem } from './clipboard'
import { useFilesUi } from './files-ui'
import { changeFilesView, useFilesView } from './files-view'
import { FIND_FIELD_ID } from './find-field-id'
import type { FileActions } from './use-file-actions'
import type { Listing } from './use-listing'

interface FolderKeysOptions {
  readonly listing: Listing
  readonly actions: FileActions
  readonly onFind: () => void
}

export function useFolderKeys({ listing: { folder, items, selected, active }, actions, onFind }: FolderKeysOptions): void {
  const ui = useFilesUi()
  const uploads = useWritableDrive()?.uploads
  const { details } = useFilesView()

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || isAsked()) return
    const is = (id: ShortcutId) => isShortcut(event, id, keyboardNow())
    // Also where nothing of what is looked for is left: the browser's own search would see no more.
    if (is('find') && folder.nodes.length > 0) {
      onFind()
      document.getElementById(FIND_FIELD_ID)?.focus()
    } else if (isTyping(event.target)) return
    else if (is('newFolder') && actions.changes) ui.openDialog({ what: 'new-folder' })
    else if (is('detailsPane') && !isItem(event.target)) changeFilesView({ details: !details })
    else return
    event.preventDefault()
  })

  const onClipboard = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || isAsked()) return
    if (event.type === 'paste') {
      const { items: pasted, text } = contentOf(event.clipboardData)
      if (pasted && uploads) uploads.addDropped(pasted, folder.id)
      else if (isReplaced(text)) clip(undefined)
      else actions.paste()
      return event.preventDefault()
    }
    const hand = isItem(event.target) ? items[active] : undefined
    const chosen = selected.length > 0 ? selected : hand ? [hand] : []
    if (chosen.length === 0 || String(window.getSelection()) !== '') return
    actions.run(event.type === 'cut' ? 'cut' : 'copy', chosen)
    // What the system's clipboard held before must not be pasted instead.
    event.clipboardData?.setData('text/plain', namesOf(chosen))
    nowOnSystem(namesOf(chosen))
    event.preventDefault()
  })

  useEffect(() => {
    const key = (event: KeyboardEvent) => onKey(event)
    const clipboard = (event: ClipboardEvent) => onClipboard(event)
    window.addEventListener('keydown', key)
    for (const type of ['copy', 'cut', 'paste'] as const) document.addEventListener(type, clipboard)
    return () => {
      window.removeEventListener('keydown', key)
      for (const type of ['copy', 'cut', 'paste'] as const) document.removeEventListener(type, clipboard)
    }
  }, [])
}

/** `items`: files and folders, when there are some. */
function contentOf(data: DataTransfer | null): { readonly items: DataTransferItemList | undefined; readonly text: string } {
  const hasFiles = data !== null && [...data.items].some(({ kind }) => kind === 'file')
  return { items: hasFiles ? data.items : undefined, text: data?.getData('text/plain') ?? '' }
}

/** In a list a letter goes to a name that begins with it. */
function isItem(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[data-item]')
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}

/** Something above the list has the word. */
function isAsked(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}
