/**
 * Names and paths. A path is a list of names, never a joined string: `photos` is not a parent of `photos-backup`.
 * Siblings are unique by name key, so that a drive can live on every disk.
 */

export type Path = readonly string[]

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what ASCII begins with
const ASCII = /^[\u0000-\u007f]*$/

/** Two names with one key cannot stand in one folder: Unicode NFC, then full case folding (by way of upper case). */
export function nameKey(name: string): string {
  // Nearly all names, and each is asked for many times.
  if (ASCII.test(name)) return name.toLowerCase()
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** The same name in another Unicode normal form. A disk may give back either; that is no rename. */
export function sameSpelling(a: string, b: string): boolean {
  return a === b || a.normalize('NFC') === b.normalize('NFC')
}

export const MAX_NAME_BYTES = 255
export const MAX_DEPTH = 64

/** Why no drive takes a name. */
export type BadName = 'empty' | 'dots' | 'character' | 'edge' | 'reserved' | 'too-long' | 'surrogate'

/** Separators, controls and what Windows forbids. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|]/
const DEVICE_NAME = /^(con|prn|aux|nul|com[1-9]|lpt[1-9]|clock\$|conin\$|conout\$)(\.|$)/i
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Why the server refuses `name`, or `undefined`. A name it takes may still be impossible on some device (see `LocalFolder.nameProblem`). */
export function badName(name: string): BadName | undefined {
  if (name === '') return 'empty'
  if (name === '.' || name === '..') return 'dots'
  if (LONE_SURROGATE.test(name)) return 'surrogate'
  if (FORBIDDEN.test(name)) return 'character'
  if (/^\s|[\s.]$/.test(name)) return 'edge'
  if (DEVICE_NAME.test(name)) return 'reserved'
  if (utf8Length(name) > MAX_NAME_BYTES) return 'too-long'
  return undefined
}

/** Bytes of `text` in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** `report.tar` and `.gz` of `report.tar.gz`; a leading dot begins no extension. */
export function splitExtension(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return { stem: name, extension: '' }
  return { stem: name.slice(0, dot), extension: name.slice(dot) }
}

/** The longest beginning of `text` with at most `bytes` bytes of UTF-8; no character is cut in two. */
export function clipUtf8(text: string, bytes: number): string {
  let used = 0
  let kept = ''
  for (const character of text) {
    used += utf8Length(character)
    if (used > bytes) break
    kept += character
  }
  return kept
}
