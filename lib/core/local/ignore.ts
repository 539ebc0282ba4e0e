/** Names that never take part: leftovers of browsers, systems and editors. Ignored items are invisible and never destroyed. */
import type { Path } from '../name'
import { PART } from '../part-name'

/** Whether an item stays out of sync, when the folder that it lies in does not. `isFolder` as listed. */
export type Ignored = (path: Path, isFolder: boolean) => boolean

/** Why names are ignored, with the names as people write them. `filesOnly`: people call folders so too. */
export const IGNORE_RULES = [
  {
    why: 'system',
    shown: ['.DS_Store', 'Thumbs.db', 'desktop.ini'],
    patterns: [/^\.ds_store$/i, /^thumbs\.db$/i, /^desktop\.ini$/i],
    filesOnly: false,
  },
  { why: 'browser', shown: ['*.crswap', 'lockstep-part-*'], patterns: [/\.crswap$/i, PART], filesOnly: false },
  { why: 'office', shown: ['~$*', '.~lock.*#', '~wrl*.tmp'], patterns: [/^~\$/, /^\.~lock\..*#$/, /^~wrl\d+\.tmp$/i], filesOnly: false },
  {
    why: 'editor',
    shown: ['.#*', '#*#', '.*.swp', '4913'],
    patterns: [/^\.#/, /^#.*#$/, /^\..*\.sw[a-p]$/i, /^4913$/],
    filesOnly: true,
  },
  { why: 'copying', shown: ['goutputstream-*', '.goutputstream-*'], patterns: [/^goutputstream-/, /^\.goutputstream-/], filesOnly: false },
] as const

export type IgnoreWhy = (typeof IGNORE_RULES)[number]['why']

/** Why a name is ignored; `undefined`: it is not. */
export function ignoredWhy(name: string, isFolder: boolean): IgnoreWhy | undefined {
  return IGNORE_RULES.find(({ patterns, filesOnly }) => !(filesOnly && isFolder) && patterns.some(pattern => pattern.test(name)))?.why
}

export function isIgnoredName(name: string, isFolder: boolean): boolean {
  return ignoredWhy(name, isFolder) !== undefined
}

/** Whether the browser wrote `name` as the coming content of `target` (`film.mkv.crswap`, `film.mkv.1.crswap`). */
export function isSwapFileOf(name: string, target: string): boolean {
  return name.startsWith(`${target}.`) && /^(\d+\.)?crswap$/.test(name.slice(target.length + 1))
}
