/**
 * How often a password is hashed while something runs, those of accounts and of links: nearly all that a sign-in takes,
 * so who is answered after as much of it is told nothing by time, on whatever machine.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { vi } from 'vitest'
import * as linkPassword from '../links/link-password'

export interface Hashed<T> {
  readonly hashed: number
  readonly result: T
}

export async function countHashing<T>(run: () => Promise<T>): Promise<Hashed<T>> {
  const spies = [vi.spyOn(crypto, 'scrypt'), vi.spyOn(linkPassword, 'isLinkPassword')] as const
  syncBuiltinESMExports()
  try {
    const result = await run()
    return { hashed: spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0), result }
  } finally {
    for (const spy of spies) spy.mockRestore()
    syncBuiltinESMExports()
  }
}
