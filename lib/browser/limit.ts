/** At most so many calls under way at once; the others wait their turn. */

export interface Limit {
  run<T>(call: () => Promise<T>): Promise<T>
}

export function createLimit(most: number): Limit {
  let running = 0
  const waiting: (() => void)[] = []
  let first = 0

  /** A queue of ten thousand must not cost ten thousand shifts of an array. */
  function takeFirst(): (() => void) | undefined {
    const next = waiting[first]
    if (next === undefined) return undefined
    waiting[first++] = undefined as never
    if (first > 1024 && first * 2 > waiting.length) waiting.splice(0, first)
    if (first > waiting.length) first = 0
    return next
  }

  return {
    async run(call) {
      if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
      else running++
      try {
        return await call()
      } finally {
        const next = takeFirst()
        if (next) next()
        else running--
      }
    },
  }
}
