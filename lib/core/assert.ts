/** Bugs throw; expected outcomes are values. */

export class Bug extends Error {}

export function assert(ok: unknown, why: string): asserts ok {
  if (!ok) throw new Bug(why)
}

/** The end of a switch over a union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new Bug(`not a member of its union: ${JSON.stringify(value)}`)
}
