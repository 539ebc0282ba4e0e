/** Names what the server said about a drive, so that all of it is asked for again when the drive advances. */
import type { DriveId } from '../../core/ids'

export const OF_DRIVE = 'drive'

export function driveKey(drive: DriveId | undefined, ...what: readonly unknown[]): readonly unknown[] {
  return [OF_DRIVE, drive, ...what]
}

/** What was known of the same drive stays in sight while something else of it is fetched. */
export function keptIn(drive: DriveId | undefined) {
  return <Data>(before: Data | undefined, query: { readonly queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[1] === drive ? before : undefined
}
