/** One file on its way, as the queue keeps it. */
import type { SameNameAnswer, UploadFailure, UploadId, UploadItem, UploadState } from '../drive-api'
import type { FoundFile } from './sources'
import type { UploadBatch } from './upload-batch'

export class Upload {
  private current: UploadState = { kind: 'queued' }
  private acknowledged = 0
  private shown: UploadItem | undefined
  /** What the person said of this file alone. */
  decision: Exclude<SameNameAnswer['what'], 'skip'> | undefined
  /** It was compared with what has its name, and is another. */
  differs = false
  /** A node that this upload made before is somewhere, and something else now. */
  anew = false
  /** Attempts that ended without an outcome of their own. */
  tries = 0
  /** Stops the work that it is a part of. */
  stop = () => {}

  constructor(
    readonly id: UploadId,
    readonly batch: UploadBatch,
    /** `undefined`: it could not even be looked at. */
    readonly found: FoundFile | undefined,
    readonly folders: readonly string[],
    readonly name: string,
    public size: number,
  ) {}

  get state(): UploadState {
    return this.current
  }

  set state(state: UploadState) {
    this.current = state
    if (state.kind === 'done') this.acknowledged = this.size
    this.shown = undefined
  }

  get sent(): number {
    return this.acknowledged
  }

  /** `bytes` of this attempt. What an earlier one brought to the server is there still. */
  reached(bytes: number): void {
    if (bytes <= this.acknowledged) return
    this.acknowledged = Math.min(bytes, this.size)
    this.shown = undefined
  }

  /** The file is another than when it was found. */
  resized(size: number): void {
    if (size === this.size) return
    this.size = size
    this.acknowledged = 0
    this.shown = undefined
  }

  fail(why: UploadFailure): void {
    this.state = { kind: 'failed', why }
  }

  /** As on the disk, from what was dropped down. */
  get path(): readonly string[] {
    return [...this.folders, this.name]
  }

  get isOver(): boolean {
    return this.current.kind === 'done' || this.current.kind === 'skipped' || this.current.kind === 'failed'
  }

  item(): UploadItem {
    const { id, batch, name, folders, size, sent, state } = this
    this.shown ??= { id, batch: batch.id, name, folders, size, sent, state }
    return this.shown
  }
}
