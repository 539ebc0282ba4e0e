/**
 * Names of conflict copies: `report (conflict, Anna's laptop, 2026-11-22 14.03).docx`. Made once, by the device that lost, and
 * then an ordinary name everywhere: it is a conflict copy for as long as its name says so.
 */
import { clipUtf8, MAX_NAME_BYTES, splitExtension, utf8Length } from './name'
import type { Conflict } from './protocol/messages'

/** Who made the copy and when (device clock, shown to people only). */
export interface ConflictLabel {
  readonly device: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** How the mark begins. */
export const CONFLICT_MARK = ' (conflict, '
const MARK = / \(conflict, [^()]*, \d{4}-\d\d-\d\d \d\d\.\d\d\)( \d+)?$/
const MAX_DEVICE_BYTES = 60

/** The name of the `attempt`-th candidate (from 1). Derived from the original name, so that a conflict of a conflict does not grow. */
export function conflictName(name: string, kind: 'file' | 'folder', label: ConflictLabel, attempt = 1): string {
  const original = plainName(name)
  const { stem, extension } = kind === 'file' ? splitExtension(original) : { stem: original, extension: '' }
  const mark = `${CONFLICT_MARK}${deviceLabel(label.device)}, ${stamp(label.at)})${attempt > 1 ? ` ${attempt}` : ''}`
  const room = MAX_NAME_BYTES - utf8Length(mark) - utf8Length(extension)
  return clipUtf8(stem, room).trimEnd() + mark + extension
}

export function isConflictName(name: string): boolean {
  return plainName(name) !== name
}

/** What is not settled: whoever gave the copy a name of its own has dealt with it. */
export function unsettled({ name, conflict }: { readonly name: string; readonly conflict: Conflict | null }): Conflict | null {
  return isConflictName(name) ? conflict : null
}

/** Without the mark, which ends the name or stands before the extension. (The dot of its time is no extension.) */
export function plainName(name: string): string {
  if (MARK.test(name)) return name.replace(MARK, '')
  const { stem, extension } = splitExtension(name)
  return stem.replace(MARK, '') + extension
}

/** A device's name without what a file name cannot hold or the mark could not be told from. */
function deviceLabel(device: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  const safe = device.replace(/[\u0000-\u001f\u007f-\u009f"*/:<>?\\|(),]/g, ' ').replace(/\s+/g, ' ')
  return clipUtf8(safe.trim(), MAX_DEVICE_BYTES).trim() || 'device'
}

function stamp(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}.${two(date.getMinutes())}`
}
