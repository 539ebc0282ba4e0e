/** The last day of a link as a date field has it. Pure but for the time zone, which is the browser's. */

const DAY_MS = 24 * 60 * 60_000

/** `2026-03-01` of a time in milliseconds since 1970. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The end of that day, in milliseconds since 1970; `undefined`: not a day, or one that is over. */
export function endOfDay(day: string, now: number): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const end = new Date(Number(year), Number(month) - 1, Number(date), 23, 59, 59, 999).getTime()
  return Number.isFinite(end) && end > now ? end : undefined
}

/** The last day that a link may have; `undefined`: any. */
export function lastDay(maxDays: number | null, now: number): string | undefined {
  return maxDays === null ? undefined : dayOf(now + maxDays * DAY_MS)
}
