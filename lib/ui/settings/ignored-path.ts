/** Which part of a path, as somebody types it, keeps it out of sync. Pure. */
import { type IgnoreWhy, ignoredWhy } from '../../core/local/ignore'

export interface IgnoredPart {
  readonly name: string
  readonly why: IgnoreWhy
}

/** With the first ignored folder goes all that lies in it. `undefined`: it takes part. */
export function ignoredPart(path: string): IgnoredPart | undefined {
  for (const name of path.split(/[/\\]/)) {
    const why = ignoredWhy(name.trim())
    if (why) return { name: name.trim(), why }
  }
  return undefined
}
