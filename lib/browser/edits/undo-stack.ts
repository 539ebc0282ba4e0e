/** The last done edits, each with what takes it back. */
import type { EditKind, UndoEntry, UndoId } from '../drive-api'
import type { UndoStep } from './undo-steps'

export interface Undoable extends UndoEntry {
  readonly steps: readonly UndoStep[]
  /** Of the drive, when it was done: what is newer is somebody's later work. */
  readonly head: number
}

const MOST = 20

export class UndoStack {
  private entries: readonly Undoable[] = []
  private count = 0

  /** Newest last. */
  all(): readonly Undoable[] {
    return this.entries
  }

  push(what: EditKind, name: string, count: number, steps: readonly UndoStep[], head: number): UndoId {
    const id = ++this.count
    this.entries = [...this.entries, { id, what, name, count, steps, head }].slice(-MOST)
    return id
  }

  /** That one, or the newest; it is not there any more then. */
  take(id: UndoId | undefined): Undoable | undefined {
    const taken = id === undefined ? this.entries.at(-1) : this.entries.find(entry => entry.id === id)
    this.entries = this.entries.filter(entry => entry !== taken)
    return taken
  }

  /** It could not be tried. */
  putBack(entry: Undoable): void {
    this.entries = [...this.entries, entry].sort((a, b) => a.id - b.id).slice(-MOST)
  }
}
