/** The batches of this tab, from what is found of them to their end, and those that an earlier page left. */
import type { NodeId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { Continued, InterruptedUpload, Trouble } from '../drive-api'
import { Brought } from './brought'
import { type Found, foundInHandles } from './sources'
import { TargetFolders } from './target-folders'
import type { Upload } from './upload'
import { UploadBatch } from './upload-batch'
import type { UploadLine } from './upload-line'
import type { UploadParts } from './upload-parts'
import type { DoneFile, StoredBatch } from './upload-store'

export interface BatchEvents {
  found(batch: UploadBatch, found: Found): void
  /** The list, or what was interrupted, is another. */
  changed(): void
  /** Its folders cannot be made now; to be settled again later. */
  hold(why: Trouble): void
}

/** Folders without files that are made at once. */
const FOLDERS = 300

export class UploadBatches {
  interrupted: readonly InterruptedUpload[] = []
  private readonly batches = new Map<string, UploadBatch>()
  private closed = false

  constructor(
    private readonly parts: UploadParts,
    private readonly line: UploadLine,
    private readonly events: BatchEvents,
  ) {}

  all(): IterableIterator<UploadBatch> {
    return this.batches.values()
  }

  get counting(): boolean {
    return [...this.batches.values()].some(({ counting }) => counting)
  }

  /** Finds what an earlier page left. */
  async open(): Promise<void> {
    const { store, driveId, claim } = this.parts
    const left: InterruptedUpload[] = []
    for (const { id, to, handles } of await store.batches(driveId)) {
      const release = await claim(id)
      if (!release) continue
      left.push({ batch: id, names: handles.map(({ name }) => name), to, done: (await store.done(id)).length })
      release()
    }
    this.interrupted = left
    this.events.changed()
  }

  close(): void {
    this.closed = true
    for (const { release } of this.batches.values()) release()
  }

  /** What was dropped or chosen now. `handles`: by which it can go on after a reload. */
  begin(to: NodeId, handles: readonly FileSystemHandle[], found: AsyncIterable<Found>): void {
    const id = this.parts.newId()
    this.start({ id, drive: this.parts.driveId, to, handles, policy: undefined }, found, []).catch(this.parts.fault)
  }

  async goOn(id: string): Promise<Continued> {
    const { store, driveId, allow } = this.parts
    const stored = (await store.batches(driveId)).find(batch => batch.id === id)
    if (!stored) {
      this.forgetInterrupted(id)
      this.events.changed()
      return 'over'
    }
    for (const handle of stored.handles) if (!(await allow(handle))) return 'not-allowed'
    return (await this.start(stored, foundInHandles(stored.handles), await store.done(id))) ? 'under-way' : 'elsewhere'
  }

  async discard(id: string): Promise<void> {
    this.forgetInterrupted(id)
    this.events.changed()
    await this.parts.store.removeBatch(id)
  }

  /** What is answered for all of it outlives the page too. */
  async keep({ id, to, handles, policy, outlives }: UploadBatch): Promise<void> {
    const stored: StoredBatch = { id, drive: this.parts.driveId, to, handles, policy }
    // What cannot be kept is lost with the page, as it is where there are no handles.
    if (outlives) await this.parts.store.putBatch(stored).catch(this.parts.fault)
  }

  /** These are done, or not wanted: a later page leaves them. */
  async dealtWith(uploads: readonly Upload[]): Promise<void> {
    const files = uploads.filter(({ batch }) => batch.outlives && this.batches.has(batch.id)).map(doneFile)
    if (files.length > 0) await this.parts.store.addDone(files).catch(this.parts.fault)
  }

  /** Makes its empty folders and forgets it, once nothing of it is left to do. */
  async settle(batch: UploadBatch): Promise<void> {
    if (batch.counting || this.closed || !this.batches.has(batch.id)) return
    const own = [...this.line.all()].filter(upload => upload.batch === batch)
    if (own.some(upload => !upload.isOver)) return
    if (!batch.cancelled && !(await this.makeFolders(batch))) return
    this.tell(batch)
    // Failed ones may be tried once more, also by a later page.
    if (own.some(({ state }) => state.kind === 'failed') && batch.outlives) return
    this.batches.delete(batch.id)
    batch.release()
    if (batch.outlives) await this.parts.store.removeBatch(batch.id)
    this.events.changed()
  }

  /** `false`: another tab has it. From here on it is busy, and interrupted no more. */
  private async start(stored: StoredBatch, found: AsyncIterable<Found>, done: readonly DoneFile[]): Promise<boolean> {
    const { claim, drive, sha256, children } = this.parts
    const { id, to, handles, policy } = stored
    const release = await claim(id)
    if (!release || this.closed) return false
    const target = new TargetFolders(id, to, { drive, sha256, children, made: node => batch.brought.make(node) })
    const batch: UploadBatch = new UploadBatch(
      id,
      to,
      target,
      new Brought(),
      handles,
      new Map(done.map(file => [file.path, file])),
      release,
    )
    batch.policy = policy
    this.batches.set(id, batch)
    this.forgetInterrupted(id)
    this.events.changed()
    await this.keep(batch)
    this.find(batch, found).catch(this.parts.fault)
    return true
  }

  private async find(batch: UploadBatch, found: AsyncIterable<Found>): Promise<void> {
    try {
      for await (const one of found) {
        if (batch.cancelled || this.closed) return
        if (one.kind === 'folder') batch.found.push(one.folders)
        else if (one.kind === 'problem' || !batch.wasDone([...one.folders, one.name], one.size, one.mtime)) this.events.found(batch, one)
      }
    } finally {
      batch.counting = false
      this.events.changed()
      await this.settle(batch)
    }
  }

  private tell(batch: UploadBatch): void {
    const { brought } = batch
    batch.brought = new Brought()
    if (!brought.isNothing) this.parts.brought(brought)
  }

  private async makeFolders({ found, target }: UploadBatch): Promise<boolean> {
    try {
      while (found.length > 0) {
        const some = found.slice(0, FOLDERS)
        await target.prepare(some)
        for (const folders of some) await target.ensure(folders)
        found.splice(0, some.length)
      }
      return true
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      this.events.hold(error.kind)
      return false
    }
  }

  private forgetInterrupted(id: string): void {
    this.interrupted = this.interrupted.filter(({ batch }) => batch !== id)
  }
}

function doneFile({ batch, folders, found, size }: Upload): DoneFile {
  return { batch: batch.id, path: [...folders, found?.name ?? ''].join('/'), size, mtime: found?.mtime ?? 0 }
}
