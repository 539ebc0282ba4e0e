/** Whether a file may turn out to be a text that can be edited here. Pure. */
import type { FileBytes } from './file-bytes'
import { previewKind } from './preview-kind'

/** More than this is not shown whole, and what is not shown whole is not edited. */
export const MOST_TEXT_BYTES = 2_000_000

export function canEdit({ name, size }: Pick<FileBytes, 'name' | 'size'>): boolean {
  if (size > MOST_TEXT_BYTES) return false
  const kind = previewKind(name)
  return kind === 'text' || kind === 'markdown' || kind === 'table' || kind === 'drawing' || kind === 'guess'
}
