/**
 * Keeps in the tab what the last edits are taken back with, so that a reload does not end that. What somebody changed
 * meanwhile is safe: each step expects what the edit left, and the server compares.
 */
import { z } from 'zod/mini'
import type { DriveId } from '../../core/ids'
import { NodeIdSchema, PlaceSchema, RevisionSchema } from '../../core/protocol/messages'
import type { EditKind } from '../drive-api'
import type { Undoable, UndoKeeper } from './undo-stack'

type Tab = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEY = 'lockstep.undo.'
/** Characters; what a tab may store is some millions. Older edits go first. */
const MOST = 1_000_000

const WHAT = [
  ...(['create-folder', 'create-file', 'rename', 'move', 'copy', 'delete', 'restore'] as const),
  ...(['save', 'restore-revision', 'resolve-conflict', 'upload', 'upload-version', 'star', 'unstar'] as const),
] satisfies EditKind[]

const id = NodeIdSchema
const revision = RevisionSchema.shape.id
const StepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delete'), id, place: PlaceSchema, revision: z.nullable(revision) }),
  z.object({ kind: z.literal('move'), id, from: PlaceSchema, to: PlaceSchema }),
  z.object({ kind: z.literal('restore'), id, name: z.string() }),
  z.object({ kind: z.literal('star'), id, name: z.string(), starred: z.boolean() }),
  z.object({ kind: z.literal('edit'), id, name: z.string(), expect: revision, to: RevisionSchema }),
])
const KeptSchema = z.array(
  z.object({
    ...{ id: z.int(), what: z.enum(WHAT), name: z.string(), count: z.int(), head: z.int() },
    ...{ steps: z.array(StepSchema), made: z.array(id) },
  }),
)

/** `tab`: it may refuse to store anything. */
export function createUndoKeeper(drive: DriveId, tab: () => Tab): UndoKeeper {
  const key = KEY + drive
  return {
    load() {
      try {
        return KeptSchema.parse(JSON.parse(tab().getItem(key) ?? '[]'))
      } catch {
        return []
      }
    },
    save(entries) {
      try {
        // What cannot be stored must not leave what is older: it would be taken for the newest.
        tab().removeItem(key)
        const kept = newest(entries)
        if (kept.length > 0) tab().setItem(key, `[${kept.join()}]`)
      } catch {
        return
      }
    },
  }
}

/** Those that there is room for, the newest last. */
function newest(entries: readonly Undoable[]): string[] {
  const kept: string[] = []
  let room = MOST
  for (const entry of entries.toReversed()) {
    const text = JSON.stringify(entry)
    room -= text.length
    if (room < 0) break
    kept.unshift(text)
  }
  return kept
}

/** After signing out: names of files are in it. */
export function forgetUndo(tab: () => Storage): void {
  try {
    for (const key of Object.keys(tab())) if (key.startsWith(KEY)) tab().removeItem(key)
  } catch {
    return
  }
}
