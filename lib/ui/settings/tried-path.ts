/** A path below the top of a drive, as somebody types it. Pure. */
import type { Path } from '../../core/name'

export interface TriedPath {
  readonly path: Path
  /** It ends with a slash. */
  readonly isFolder: boolean
}

/** `undefined`: nothing was typed. Windows' slashes will do, and a drive's letter says nothing. */
export function triedPath(typed: string): TriedPath | undefined {
  const parts = typed.trim().split(/[/\\]/)
  const path = parts.map(part => part.trim()).filter((part, i) => part !== '' && part !== '.' && !(i === 0 && /^[a-z]:$/i.test(part)))
  return path.length === 0 ? undefined : { path, isFolder: /[/\\]$/.test(typed.trim()) }
}
