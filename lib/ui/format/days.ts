/** Things that happened, by the days on which they did. Pure but for the time zone, which is the browser's. */

export interface Day<Item> {
  /** Its first moment, milliseconds since 1970. */
  readonly day: number
  readonly items: readonly Item[]
}

/** In the order given, which is by time; a day that comes back later is the same day. */
export function groupByDay<Item>(items: readonly Item[], at: (item: Item) => number): Day<Item>[] {
  const days = new Map<number, Item[]>()
  for (const item of items) {
    const day = startOfDay(at(item))
    const known = days.get(day)
    if (known) known.push(item)
    else days.set(day, [item])
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }))
}

/** "Today", "Yesterday", then the weekday and the date; the year when it is another. */
export function dayName(locale: string, day: number, now: number): string {
  const ago = Math.round((startOfDay(now) - day) / 86_400_000)
  if (ago === 0 || ago === 1) return capital(locale, new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day'))
  const year = new Date(day).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...(year && { year }) }).format(day)
}

function startOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function capital(locale: string, text: string): string {
  const [first = '', ...rest] = text
  return first.toLocaleUpperCase(locale) + rest.join('')
}
