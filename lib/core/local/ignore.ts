/** Names that never take part: leftovers of browsers, systems and editors. Ignored items are invisible and never destroyed. */
import type { Path } from '../name'

/** Whether an item stays out of sync. `isFolder` as listed. */
export type Ignored = (path: Path, isFolder: boolean) => boolean

const NAMES = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])
const PATTERNS = [
  /\.crswap$/i,
  /^~\$/,
  /^\.~lock\..*#$/,
  /^~wrl\d+\.tmp$/i,
  /^\.#/,
  /^#.*#$/,
  /^\..*\.sw[a-p]$/i,
  /^4913$/,
  /^goutputstream-/,
  /^\.goutputstream-/,
]

export function isIgnoredName(name: string): boolean {
  return NAMES.has(name.toLowerCase()) || PATTERNS.some(pattern => pattern.test(name))
}

export const ignoredByDefault: Ignored = path => isIgnoredName(path[path.length - 1] ?? '')

/** Whether the browser wrote `name` as the coming content of `target` (`film.mkv.crswap`, `film.mkv.1.crswap`). */
export function isSwapFileOf(name: string, target: string): boolean {
  return name.startsWith(`${target}.`) && /^(\d+\.)?crswap$/.test(name.slice(target.length + 1))
}
