/** Waiting for conditions. Tests never wait for time to pass. */
import { isDeepStrictEqual } from 'node:util'
import { expect } from '@playwright/test'

const FIRST_MS = 20
const LAST_MS = 250

/** Asks again and again until the answer is yes, and gives that answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, ms = 30_000): Promise<T> {
  const giveUpAt = Date.now() + ms
  for (let wait = FIRST_MS; ; wait = Math.min(LAST_MS, wait * 1.5)) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > giveUpAt) throw new Error(`never happened in ${ms} ms: ${what}`)
    await new Promise(resolve => setTimeout(resolve, wait))
  }
}

/** Waits until `ask` gives `expected`, and shows the difference when it never does. */
export async function untilEqual<T>(what: string, ask: () => Promise<T>, expected: T, ms = 30_000): Promise<void> {
  let last: T | undefined
  const equal = async () => {
    last = await ask()
    return isDeepStrictEqual(last, expected)
  }
  await until(what, equal, ms).catch(() => expect<unknown>(last, what).toEqual(expected))
}
