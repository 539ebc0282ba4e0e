/** Gathers what an engine tells, so that the page hears of it a few times a second and not thousands of times. */
import type { EngineEvents } from '../../core/engine-api'
import type { Clock } from '../../core/ports'
import type { FolderUpdate } from '../folder-view'

/** After a rest a page hears soon. */
const GATHER_MS = 100
/** While news come all the time: drawing the page takes what the sync itself could use, and nobody reads faster. */
const BUSY_GATHER_MS = 500

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

export interface UpdateBatch {
  readonly events: Omit<EngineEvents, 'fault'>
  writing(writing: boolean): void
  /** Tells what is left, and nothing after it. */
  close(): void
}

export function createUpdateBatch(tell: (update: FolderUpdate) => void, clock: Clock): UpdateBatch {
  let gathered: Mutable<FolderUpdate> = {}
  let items = new Map<string, NonNullable<FolderUpdate['items']>[number]>()
  let cancel: (() => void) | undefined
  let toldAt = Number.NEGATIVE_INFINITY
  let closed = false

  function flush(): void {
    cancel = undefined
    toldAt = clock.now()
    const update = items.size > 0 ? { ...gathered, items: [...items.values()] } : gathered
    gathered = {}
    items = new Map()
    if (Object.keys(update).length > 0) tell(update)
  }

  function gather(change: (update: Mutable<FolderUpdate>) => void): void {
    if (closed) return
    change(gathered)
    cancel ??= clock.after(Math.max(GATHER_MS, toldAt + BUSY_GATHER_MS - clock.now()), flush)
  }

  return {
    events: {
      status: status =>
        gather(update => {
          update.status = status
        }),
      waiting: waiting =>
        gather(update => {
          update.waiting = waiting
        }),
      activity: activity =>
        gather(update => {
          update.activity = [...(update.activity ?? []), ...activity]
        }),
      items: states =>
        gather(() => {
          for (const item of states) items.set(item.id, item)
        }),
    },
    writing: writing =>
      gather(update => {
        update.writing = writing
      }),
    close() {
      closed = true
      cancel?.()
      flush()
    },
  }
}
