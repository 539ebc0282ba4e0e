/** What a new name may be, told while it is typed, which one is free, and which part of a name is usually meant. Pure. */
import { freeName } from '../../core/free-name'
import { badName, nameKey, splitExtension } from '../../core/name'
import type { RemoteNode } from '../../core/protocol/messages'

interface Sibling {
  readonly id: RemoteNode['id']
  readonly name: string
}

export type NameProblem = 'taken' | NonNullable<ReturnType<typeof badName>>

/** `undefined`: it may. `own`: whoever is to get the name. */
export function nameProblem(name: string, siblings: readonly Sibling[], own?: RemoteNode['id']): NameProblem | undefined {
  const bad = badName(name)
  if (bad) return bad
  return idsByKey(siblings)
    .get(nameKey(name))
    ?.some(id => id !== own)
    ? 'taken'
    : undefined
}

/** The name, or the next one that nobody in the folder has. */
export function freeNameAmong(siblings: readonly Sibling[], name: string, kind: RemoteNode['kind']): string {
  const taken = idsByKey(siblings)
  return freeName(name, kind, key => taken.has(key))
}

/** A long folder is asked about with each letter that is typed. */
const known = new WeakMap<readonly Sibling[], ReadonlyMap<string, readonly RemoteNode['id'][]>>()

function idsByKey(siblings: readonly Sibling[]): ReadonlyMap<string, readonly RemoteNode['id'][]> {
  const before = known.get(siblings)
  if (before) return before
  const ids = new Map<string, RemoteNode['id'][]>()
  for (const { id, name } of siblings) {
    const key = nameKey(name)
    const same = ids.get(key)
    if (same) same.push(id)
    else ids.set(key, [id])
  }
  known.set(siblings, ids)
  return ids
}

/** Spaces at the edges are a slip of the hand, and no drive takes them. */
export function tidyName(typed: string): string {
  return typed.trim()
}

/** Where the part ends that is selected for renaming: a file keeps its extension. */
export function endOfStem(name: string, kind: RemoteNode['kind']): number {
  return kind === 'file' ? splitExtension(name).stem.length : name.length
}
