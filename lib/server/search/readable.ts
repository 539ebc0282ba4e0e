/** Whose text is read for the search, by name and size: what is text, and PDF. */
import { extensionOf, fileKind } from '../../core/file-kind'

const MAX_TEXT_BYTES = 4 * 1024 * 1024
const MAX_PDF_BYTES = 24 * 1024 * 1024
const TEXT = new Set('csv log markdown md org rst tex tsv txt'.split(' '))

/** `size`: bytes. */
export function isReadable(name: string, size: number): boolean {
  if (size === 0) return false
  if (isPdf(name)) return size <= MAX_PDF_BYTES
  return size <= MAX_TEXT_BYTES && (TEXT.has(extensionOf(name)) || fileKind(name) === 'code')
}

export function isPdf(name: string): boolean {
  return fileKind(name) === 'pdf'
}
