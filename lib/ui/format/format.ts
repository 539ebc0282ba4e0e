/** Sizes, dates and times as people of a language write them. Pure but for the time zone, which is the browser's. */

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

function scaled(bytes: number): { value: number; unit: (typeof BYTE_UNITS)[number] } {
  let step = 0
  let value = bytes
  while (value >= 999.5 && step < BYTE_UNITS.length - 1) {
    value /= 1000
    step++
  }
  return { value, unit: BYTE_UNITS[step] ?? 'byte' }
}

function digits(value: number): number {
  return value < 10 ? 1 : 0
}

/** Decimal units, as file managers on macOS and Linux count. */
export function formatBytes(locale: string, bytes: number): string {
  const { value, unit } = scaled(bytes)
  const maximumFractionDigits = unit === 'byte' ? 0 : digits(value)
  return number(locale, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits }).format(value)
}

export function formatSpeed(locale: string, bytesPerSecond: number): string {
  const { value, unit } = scaled(bytesPerSecond)
  return number(locale, { style: 'unit', unit: `${unit}-per-second`, unitDisplay: 'short', maximumFractionDigits: digits(value) }).format(
    value,
  )
}

/** Coarse on purpose: an exact time left is a promise nobody can keep. */
export function formatDuration(locale: string, seconds: number): string {
  const [value, unit] =
    seconds < 55
      ? [Math.max(5, Math.ceil(seconds / 5) * 5), 'second']
      : seconds < 5400
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour']
  return number(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.max(1, Math.round(value)))
}

const STEPS: readonly (readonly [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [7 * 86_400, 'day', 86_400],
]

/** "3 minutes ago" while that says more than a date would, then the date. `undefined`: less than a minute ago. */
export function formatRelative(locale: string, at: number, now: number): string | undefined {
  const past = Math.max(0, now - at) / 1000
  if (past < 60) return undefined
  const step = STEPS.find(([limit]) => past < limit)
  if (!step) return formatDay(locale, at, now)
  return relative(locale).format(-Math.floor(past / step[2]), step[1])
}

/** A date without its time, and without the year when that is this one. */
function formatDay(locale: string, at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return date(locale, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) }).format(at)
}

/** A time of today, or of another day with that day. */
export function formatClock(locale: string, at: number, now: number): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString()
  return date(locale, { hour: 'numeric', minute: '2-digit', ...(!today && { day: 'numeric', month: 'short' }) }).format(at)
}

export function formatExact(locale: string, at: number): string {
  return date(locale, { dateStyle: 'long', timeStyle: 'medium' }).format(at)
}

/** Making an Intl object costs more than a whole row. */
function remembered<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>()
  return (locale: string, options: Options): Formatter => {
    const key = locale + JSON.stringify(options)
    const known = made.get(key) ?? make(locale, options)
    made.set(key, known)
    return known
  }
}

const number = remembered((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
const date = remembered((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))
const relativeFormat = remembered((locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options))
const relative = (locale: string) => relativeFormat(locale, { numeric: 'auto' })
