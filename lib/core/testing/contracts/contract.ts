/**
 * What every port's contract is made of: named cases over a tiny `expect`, so that the same suite runs under vitest for
 * the memory fakes and inside a real browser for the real adapters. Knows no test runner.
 */

export interface ContractCase<World> {
  readonly name: string
  /** `open` makes a fresh, empty world each time it is called. Rejects when the contract is broken. */
  run(open: () => Promise<World>): Promise<void>
}

export class ContractBroken extends Error {}

/** Deep equality of plain data, `Uint8Array`s, maps and sets. */
export function expectEqual(actual: unknown, expected: unknown, what = 'value'): void {
  if (!same(actual, expected)) throw new ContractBroken(`${what}: expected ${show(expected)}, got ${show(actual)}`)
}

export function expectTrue(ok: boolean, what: string): asserts ok {
  if (!ok) throw new ContractBroken(what)
}

/** The error that `work` throws; breaks the contract when it does not. */
export async function expectThrown(work: () => Promise<unknown>, what = 'an error'): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new ContractBroken(`expected ${what}, nothing was thrown`)
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Uint8Array || b instanceof Uint8Array)
    return a instanceof Uint8Array && b instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i])
  if (a instanceof Map || a instanceof Set) return b instanceof a.constructor && same([...a], [...(b as Iterable<unknown>)])
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every(key => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}

function show(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes [${value.subarray(0, 16)}…]`
  if (value instanceof Map || value instanceof Set) return show([...value])
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
