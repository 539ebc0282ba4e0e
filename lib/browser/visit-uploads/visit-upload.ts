/** One file, or one folder with nothing in it, on its way to a shared link, as the queue keeps it. */
import type { NodeId } from '../../core/ids'
import { badName, MAX_DEPTH } from '../../core/name'
import type { FoundFile, FoundFolder } from '../uploads/sources'
import type { VisitUploadFailure, VisitUploadId, VisitUploadItem, VisitUploadState } from './visit-uploads-api'

/** Where a file goes. */
export interface VisitPlace {
  /** `undefined`: the folder that the link names. */
  readonly to: NodeId | undefined
  readonly folders: readonly string[]
  readonly name: string
}

export class VisitUpload {
  private current: VisitUploadState = { kind: 'queued' }
  private out = 0
  private shown: VisitUploadItem | undefined
  /** Attempts that ended without an outcome of their own. */
  tries = 0
  /** The server may know of it. */
  begun = false
  /** Stops the work on it. */
  stop = () => {}

  constructor(
    readonly id: VisitUploadId,
    readonly place: VisitPlace,
    /** `undefined`: it could not even be looked at. */
    readonly found: FoundFile | FoundFolder | undefined,
  ) {}

  get size(): number {
    return this.found?.kind === 'file' ? this.found.size : 0
  }

  get state(): VisitUploadState {
    return this.current
  }

  set state(state: VisitUploadState) {
    this.current = state
    if (state.kind === 'done') this.out = this.size
    this.shown = undefined
  }

  get sent(): number {
    return this.out
  }

  reached(bytes: number): void {
    this.out = Math.min(bytes, this.size)
    this.shown = undefined
  }

  fail(why: VisitUploadFailure): void {
    this.state = { kind: 'failed', why }
  }

  get isOver(): boolean {
    return this.current.kind === 'done' || this.current.kind === 'failed'
  }

  /** Whether its names can be had at all; the server would say the same, after the file. */
  get nameProblem(): VisitUploadFailure | undefined {
    const { folders, name } = this.place
    if (folders.length >= MAX_DEPTH) return { kind: 'bad-name', why: 'too-deep' }
    const why = [...folders, name].map(badName).find(why => why !== undefined)
    return why && { kind: 'bad-name', why }
  }

  item(): VisitUploadItem {
    const { id, place, size, sent, state } = this
    const kind = this.found?.kind ?? 'file'
    this.shown ??= { id, kind, name: place.name, folders: place.folders, size, sent, state }
    return this.shown
  }
}
