/** Waiting for conditions. Tests never wait for time to pass. */
import { isDeepStrictEqual } from 'node:util'

const FIRST_MS = 20
const LAST_MS = 250

class NeverHappened extends Error {}

/** Asks again and again, after `pause` ms at most, until the answer is yes, and gives that answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, ms = 120_000, pause = LAST_MS): Promise<T> {
  const giveUpAt = Date.now() + ms
  for (let wait = FIRST_MS; ; wait = Math.min(pause, wait * 1.5)) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > giveUpAt) throw new NeverHappened(`never happened in ${ms} ms: ${what}`)
    await new Promise(resolve => setTimeout(resolve, wait))
  }
}

/** Waits until `ask` gives `expected`, and shows the difference when it never does. */
export async function untilEqual<T>(what: string, ask: () => Promise<T>, expected: T, ms = 120_000): Promise<void> {
  let last: T | undefined
  const equal = async () => {
    last = await ask()
    return isDeepStrictEqual(last, expected)
  }
  await until(what, equal, ms).catch(error => {
    if (!(error instanceof NeverHappened)) throw error
    throw new Error(`${what}, after ${ms} ms:\n${difference(last, expected)}`)
  })
}

const SHOWN = 12

/** Trees by their paths, anything else as it is. */
function difference(last: unknown, expected: unknown): string {
  if (!isTree(last) || !isTree(expected)) return `is       ${JSON.stringify(last)}\nshall be ${JSON.stringify(expected)}`
  const lines = [
    ...Object.keys(expected).flatMap(path => (path in last ? [] : [`missing ${path}`])),
    ...Object.keys(last).flatMap(path => (path in expected ? [] : [`too much ${path}`])),
    ...Object.keys(expected).flatMap(path => (path in last && last[path] !== expected[path] ? [`other content ${path}`] : [])),
  ]
  return [...lines.slice(0, SHOWN), ...(lines.length > SHOWN ? [`and ${lines.length - SHOWN} more`] : [])].join('\n')
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
