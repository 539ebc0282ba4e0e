/** The last done edits, each with what takes it back. */
import type { NodeId } from '../../core/ids'
import type { UndoEntry, UndoId } from '../drive-api'
import type { UndoStep } from './undo-steps'

export interface Undoable extends UndoEntry {
  readonly steps: readonly UndoStep[]
  /** See `madeNodes`. */
  readonly made: readonly NodeId[]
  /** Of the drive, when it was done: what is newer is somebody's later work. */
  readonly head: number
}

/** Where the entries are while the page is loaded anew. */
export interface UndoKeeper {
  load(): readonly Undoable[]
  /** May keep only the newest. Never throws. */
  save(entries: readonly Undoable[]): void
}

const MOST = 20
const NO_KEEPER: UndoKeeper = { load: () => [], save() {} }

export class UndoStack {
  private entries: readonly Undoable[]
  private count: number

  constructor(private readonly keeper: UndoKeeper = NO_KEEPER) {
    this.entries = keeper.load()
    this.count = this.entries.at(-1)?.id ?? 0
  }

  /** Newest last. */
  all(): readonly Undoable[] {
    return this.entries
  }

  push(done: Omit<Undoable, 'id'>): UndoId {
    const id = ++this.count
    this.set([...this.entries, { ...done, id }])
    return id
  }

  /** That one, or the newest; it is not there any more then. */
  take(id: UndoId | undefined): Undoable | undefined {
    const taken = id === undefined ? this.entries.at(-1) : this.entries.find(entry => entry.id === id)
    this.set(this.entries.filter(entry => entry !== taken))
    return taken
  }

  /** It could not be tried. */
  putBack(entry: Undoable): void {
    this.set([...this.entries, entry].sort((a, b) => a.id - b.id))
  }

  private set(entries: readonly Undoable[]): void {
    this.entries = entries.slice(-MOST)
    this.keeper.save(this.entries)
  }
}
