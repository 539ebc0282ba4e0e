/** How disks differ: what they take for the same name, how they spell it, how finely they tell time, what the browser lets through. */
import { badName } from '../name'
import type { LocalProblem } from '../ports'

export interface DiskKind {
  readonly name: string
  /** Names with one key cannot stand in one folder. */
  readonly key: (name: string) => string
  /** The name as the disk gives it back. */
  readonly spell: (name: string) => string
  /** Steps of lastModified in milliseconds. */
  readonly grain: number
  /** Names that the browser neither lists nor opens there. */
  readonly hides: (name: string) => LocalProblem | undefined
}

const asIs = (name: string) => name
const folded = (name: string) => name.toUpperCase()

/** What the browser hides on every disk: names no drive takes, `~` at an end, format characters, shortcuts. */
function hides(name: string): LocalProblem | undefined {
  const isHidden = badName(name) !== undefined || /^\.?[\s~]|~$/.test(name) || /\p{Cf}/u.test(name) || /\.(lnk|scf|url)$/i.test(name)
  return isHidden ? 'bad-name' : undefined
}

/** On Windows it also hides types that could do harm. */
function hidesMore(name: string): LocalProblem | undefined {
  return hides(name) ?? (/\.(ini|cfg)$/i.test(name) ? 'bad-name' : undefined)
}

export const DISK_KINDS = {
  linux: { name: 'linux', key: asIs, spell: asIs, grain: 1, hides },
  windows: { name: 'windows', key: folded, spell: asIs, grain: 1, hides: hidesMore },
  /** A memory stick: case is folded, time goes in steps of two seconds. */
  fat: { name: 'fat', key: folded, spell: asIs, grain: 2000, hides: hidesMore },
  mac: { name: 'mac', key: name => folded(name.normalize('NFC')), spell: asIs, grain: 1, hides },
  /** An older macOS disk: every name comes back decomposed. */
  hfs: { name: 'hfs', key: name => folded(name.normalize('NFC')), spell: name => name.normalize('NFD'), grain: 1000, hides },
} as const satisfies Record<string, DiskKind>
