/** How long the server asks to wait with an answer that it still has to make; `undefined` when this is the answer. Milliseconds. */
const LONGEST_WAIT_S = 5

export function comeAgainMs(response: Response): number | undefined {
  if (response.status !== 202) return undefined
  return Math.min(LONGEST_WAIT_S, Math.max(1, Number(response.headers.get('retry-after')) || 1)) * 1000
}
