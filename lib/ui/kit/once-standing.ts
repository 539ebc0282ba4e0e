/** The moment for what nobody waits for: the screen stands, and nothing that is fetched now takes room from what is. */
const AFTER_MS = 2500
/** Where nobody says that the screen stands. */
const MOST_MS = 5000

const waiting = new Set<() => void>()
let stands = false

/** The first screen of this page shows what it asked for. */
export function screenStands(): void {
  stands = true
  for (const begin of waiting) begin()
  waiting.clear()
}

/** Runs it then; gives the function that prevents it. As the effect of a component of the first screen. */
export function onceStanding(run: () => void): () => void {
  let timer = setTimeout(run, stands ? AFTER_MS : MOST_MS)
  const begin = () => {
    clearTimeout(timer)
    timer = setTimeout(run, AFTER_MS)
  }
  if (!stands) waiting.add(begin)
  return () => {
    waiting.delete(begin)
    clearTimeout(timer)
  }
}
