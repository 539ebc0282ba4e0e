/** The moment for what nobody waits for: the screen stands, and nothing that is fetched now takes room from what is. */
const AFTER_MS = 2500

/** Runs it then; gives the function that prevents it. As the effect of a component of the first screen. */
export function onceStanding(run: () => void): () => void {
  const timer = setTimeout(run, AFTER_MS)
  return () => clearTimeout(timer)
}
