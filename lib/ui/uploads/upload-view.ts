/** What the uploads look like as a whole. Pure. */
import type { UploadItem, UploadsSnapshot } from '../../browser/drive-api'

export type UploadsFace =
  | 'looking'
  | 'sending'
  /** The server or the person is waited for. */
  | 'held'
  | 'asking'
  | 'paused'
  | 'failed'
  | 'done'
  | 'interrupted'

export function uploadsFace({
  items,
  interrupted,
  held,
  counting,
}: Pick<UploadsSnapshot, 'items' | 'interrupted' | 'held' | 'counting'>): UploadsFace {
  const some = (kind: UploadItem['state']['kind']) => items.some(({ state }) => state.kind === kind)
  const waits = some('sending') || some('queued')
  if (held && waits) return 'held'
  if (some('sending')) return 'sending'
  if (some('asking')) return 'asking'
  if (waits) return 'sending'
  if (counting) return 'looking'
  if (some('paused')) return 'paused'
  if (some('failed')) return 'failed'
  return items.length > 0 || interrupted.length === 0 ? 'done' : 'interrupted'
}

/** 0 to 1; `null` while the total is not known. */
export function uploadsProgress({ bytes, files, counting }: Pick<UploadsSnapshot, 'bytes' | 'files' | 'counting'>): number | null {
  if (counting && bytes.sent === 0) return null
  if (bytes.total > 0) return Math.min(1, bytes.sent / bytes.total)
  return files.total > 0 ? files.done / files.total : null
}

/** Seconds; `undefined` while it cannot be told. */
export function secondsLeft({
  bytes,
  bytesPerSecond,
  counting,
}: Pick<UploadsSnapshot, 'bytes' | 'bytesPerSecond' | 'counting'>): number | undefined {
  const left = bytes.total - bytes.sent
  return counting || bytesPerSecond <= 0 || left <= 0 ? undefined : left / bytesPerSecond
}

const ORDER: Record<UploadItem['state']['kind'], number> = { asking: 0, failed: 1, sending: 2, paused: 3, queued: 4, done: 5, skipped: 6 }

/** What wants a look comes first; the others stay in the order in which they came. */
export function inOrder<Item extends { readonly state: { readonly kind: UploadItem['state']['kind'] } }>(
  items: readonly Item[],
): readonly Item[] {
  const byOrder: Item[][] = []
  for (const item of items) {
    const at = ORDER[item.state.kind]
    byOrder[at] = byOrder[at] ?? []
    byOrder[at].push(item)
  }
  return byOrder.flat()
}
