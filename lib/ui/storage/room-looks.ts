/** How what is not live any more is drawn: striped, so that it is not told by colour alone. */
import type { RoomPart } from './folder-rooms'

export const VERSIONS_LOOK =
  'bg-[repeating-linear-gradient(135deg,var(--color-ink-faint)_0_3px,var(--color-canvas)_3px_6px)] border border-ink-faint'
export const TRASH_LOOK =
  'bg-[repeating-linear-gradient(45deg,var(--color-ink-faint)_0_1px,var(--color-canvas)_1px_5px)] border border-ink-faint'

export const ROOM_LOOKS: Record<RoomPart, string> = {
  live: 'bg-accent-wash border border-accent/45',
  versions: VERSIONS_LOOK,
  trash: TRASH_LOOK,
}
