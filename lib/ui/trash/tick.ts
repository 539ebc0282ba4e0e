/** How ticking one row changes which are ticked. Pure. */

/** `from`: the row of the last tick, when all between shall become as this one will be. */
export function tick<Id>(all: readonly Id[], ticked: ReadonlySet<Id>, id: Id, from: Id | undefined): ReadonlySet<Id> {
  const on = !ticked.has(id)
  const [a, b] = [all.indexOf(from ?? id), all.indexOf(id)]
  const range = a === -1 || b === -1 ? [id] : all.slice(Math.min(a, b), Math.max(a, b) + 1)
  const next = new Set(ticked)
  for (const one of range) on ? next.add(one) : next.delete(one)
  return next
}
