/** A name beside others: `report.docx` where that is taken is `report (1).docx`, in any language. */
import { clipUtf8, MAX_NAME_BYTES, nameKey, splitExtension, utf8Length } from './name'

const COUNTED = / \(\d{1,4}\)$/

/** `isTaken` is asked by name key. */
export function freeName(name: string, kind: 'file' | 'folder', isTaken: (key: string) => boolean): string {
  if (!isTaken(nameKey(name))) return name
  const { stem, extension } = kind === 'file' ? splitExtension(name) : { stem: name, extension: '' }
  const plain = stem.replace(COUNTED, '') || stem
  for (let n = 1; ; n++) {
    const mark = ` (${n})${extension}`
    const candidate = clipUtf8(plain, MAX_NAME_BYTES - utf8Length(mark)).trimEnd() + mark
    if (!isTaken(nameKey(candidate))) return candidate
  }
}
