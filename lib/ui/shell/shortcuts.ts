/** Every shortcut of the screens, declared once: whoever acts on one asks here, and the sheet of shortcuts shows them all. Pure. */

/** `Mod`: Command on a Mac, Control elsewhere. Keys are named as `KeyboardEvent.key` names them, letters in capitals. */
interface Declared {
  readonly keys: readonly string[]
  readonly where: 'everywhere' | 'lists' | 'preview'
}

export const SHORTCUTS = {
  palette: { keys: ['Mod+K'], where: 'everywhere' },
  search: { keys: ['/'], where: 'everywhere' },
  undo: { keys: ['Mod+Z'], where: 'everywhere' },
  shortcuts: { keys: ['?'], where: 'everywhere' },
  open: { keys: ['Enter'], where: 'lists' },
  up: { keys: ['Backspace', 'Alt+ArrowUp'], where: 'lists' },
  select: { keys: ['Space'], where: 'lists' },
  selectAll: { keys: ['Mod+A'], where: 'lists' },
  selectMore: { keys: ['Shift+ArrowDown', 'Shift+ArrowUp'], where: 'lists' },
  find: { keys: ['Mod+F'], where: 'lists' },
  newFolder: { keys: ['Alt+N'], where: 'lists' },
  copyLink: { keys: ['Mod+Enter'], where: 'lists' },
  share: { keys: ['Mod+Shift+Enter'], where: 'lists' },
  rename: { keys: ['F2'], where: 'lists' },
  copy: { keys: ['Mod+C'], where: 'lists' },
  cut: { keys: ['Mod+X'], where: 'lists' },
  paste: { keys: ['Mod+V'], where: 'lists' },
  remove: { keys: ['Delete'], where: 'lists' },
  details: { keys: ['Alt+Enter'], where: 'lists' },
  detailsPane: { keys: ['I'], where: 'lists' },
  next: { keys: ['ArrowRight'], where: 'preview' },
  previous: { keys: ['ArrowLeft'], where: 'preview' },
  closePreview: { keys: ['Escape'], where: 'preview' },
} as const satisfies Record<string, Declared>

export type ShortcutId = keyof typeof SHORTCUTS
export type ShortcutPlace = Declared['where']

/** What a press is read by. */
export interface Keyboard {
  /** It has a Command key. */
  readonly mac: boolean
  /** A sign alone may be a shortcut. */
  readonly signs: boolean
}

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing?: boolean
}

/** Whether a press is this shortcut. Never while an input method composes a word. */
export function isShortcut(press: Press, id: ShortcutId, keyboard: Keyboard): boolean {
  return press.isComposing !== true && keysOf(id, keyboard).some(combination => matches(press, combination, keyboard.mac))
}

/** The combinations that are heard; none where the only one is a sign alone, and those are switched off. */
export function keysOf(id: ShortcutId, { signs }: Pick<Keyboard, 'signs'>): readonly string[] {
  const keys: readonly string[] = SHORTCUTS[id].keys
  return signs ? keys : keys.filter(combination => combination.length > 1)
}

function matches(press: Press, combination: string, mac: boolean): boolean {
  const { key, modifiers } = parse(combination)
  const wanted = (name: string) => modifiers.includes(name)
  const mod = mac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey
  const plain = !press.ctrlKey && !press.metaKey
  // A sign such as "?" needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[A-Z]/.test(key)
  return (
    pressed(press.key) === key &&
    (wanted('Mod') ? mod : plain) &&
    press.altKey === wanted('Alt') &&
    (isSign || press.shiftKey === wanted('Shift'))
  )
}

function pressed(key: string): string {
  if (key === ' ') return 'Space'
  return key.length === 1 ? key.toUpperCase() : key
}

function parse(combination: string): { readonly key: string; readonly modifiers: readonly string[] } {
  const parts = combination.split('+')
  return { key: parts.at(-1) ?? '', modifiers: parts.slice(0, -1) }
}

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Backspace: '⌫', Delete: '⌦', Enter: '↩', Escape: 'esc' }
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' }
const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** The keys of a combination as they are written on the keyboard. */
export function shownKeys(combination: string, mac: boolean): readonly string[] {
  return combination.split('+').map(part => ARROWS[part] ?? (mac ? MAC : OTHER)[part] ?? part)
}
