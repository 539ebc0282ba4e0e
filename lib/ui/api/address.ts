/** Addresses of the API with what is asked in them. Pure. */
import type { DriveId } from '../../core/ids'

/** What is `undefined` or empty is left out. */
export function address(drive: DriveId, rest: string, asked: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
  const text = query.toString()
  return `/api/drives/${drive}/${rest}${text === '' ? '' : `?${text}`}`
}
