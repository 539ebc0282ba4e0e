/** A size as somebody types it, in gigabytes. Pure. */

const GIGABYTE = 1_000_000_000

/** Bytes; `null`: nothing was typed, so the server's default; `undefined`: not a size. */
export function bytesOfGigabytes(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(typed)) return undefined
  return Math.round(Number(typed) * GIGABYTE)
}

export function gigabytesOf(bytes: number | null): string {
  return bytes === null ? '' : String(Math.round((bytes / GIGABYTE) * 1000) / 1000)
}
