/** What a new name may be, told while it is typed, which one is free, and which part of a name is usually meant. Pure. */
import { freeName } from '../../core/free-name'
import { badName, nameKey, splitExtension } from '../../core/name'
import type { RemoteNode } from '../../core/protocol/messages'

export type NameProblem = 'taken' | NonNullable<ReturnType<typeof badName>>

/** `undefined`: it may. `own`: whoever is to get the name. */
export function nameProblem(
  name: string,
  siblings: readonly Pick<RemoteNode, 'id' | 'name'>[],
  own?: RemoteNode['id'],
): NameProblem | undefined {
  const bad = badName(name)
  if (bad) return bad
  const key = nameKey(name)
  return siblings.some(sibling => sibling.id !== own && nameKey(sibling.name) === key) ? 'taken' : undefined
}

/** The name, or the next one that nobody in the folder has. */
export function freeNameAmong(siblings: readonly { readonly name: string }[], name: string, kind: RemoteNode['kind']): string {
  const taken = new Set(siblings.map(sibling => nameKey(sibling.name)))
  return freeName(name, kind, key => taken.has(key))
}

/** Spaces at the edges are a slip of the hand, and no drive takes them. */
export function tidyName(typed: string): string {
  return typed.trim()
}

/** Where the part ends that is selected for renaming: a file keeps its extension. */
export function endOfStem(name: string, kind: RemoteNode['kind']): number {
  return kind === 'file' ? splitExtension(name).stem.length : name.length
}
