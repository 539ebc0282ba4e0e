/** The files that a visitor adds to a link, in this page: some at a time, and what the visitor says of them. */
import type { NodeId } from '../../core/ids'
import type { Clock, NewId, RemoteFault } from '../../core/ports'
import { type Found, foundInEntries, foundInFiles, foundInHandles, takeDropped } from '../uploads/sources'
import { UploadBoard } from '../uploads/upload-board'
import { EmptyFolders } from './empty-folders'
import type { FileSender, SendOutcome } from './file-sender'
import { type VisitPlace, VisitUpload } from './visit-upload'
import type {
  VisitUploadFailure,
  VisitUploadId,
  VisitUploadItem,
  VisitUploads,
  VisitUploadsHeld,
  VisitUploadsSnapshot,
} from './visit-uploads-api'

export interface VisitQueueParts {
  readonly sender: FileSender
  readonly clock: Clock
  readonly newId: NewId
  readonly done?: (() => void) | undefined
  readonly closed?: () => void
  readonly fault: (error: unknown) => void
}

const AT_ONCE = 3
const MOST_TRIES = 5
const FIRST_RETRY_MS = 2000
const LAST_RETRY_MS = 60_000
/** Files that are done in so short a time are told once. */
const TELL_MS = 500
/** What passes by itself. */
const PASSING: ReadonlySet<RemoteFault['kind']> = new Set<RemoteFault['kind']>(['offline', 'internal', 'rate-limited', 'disk-full'])

export class VisitUploadQueue implements VisitUploads {
  private readonly uploads = new Map<VisitUploadId, VisitUpload>()
  private readonly waiting: VisitUpload[] = []
  private readonly board: UploadBoard<VisitUploadItem, Pick<VisitUploadsSnapshot, 'held' | 'counting'>>
  readonly snapshot: VisitUploads['snapshot']
  readonly subscribe: VisitUploads['subscribe']
  private held: VisitUploadsHeld | undefined
  private cancelRetry = () => {}
  private cancelTelling: (() => void) | undefined
  private failures = 0
  private running = 0
  private looking = 0
  /** What is still found waits too. */
  private allPaused = false
  private closed = false
  /** Counts what was cancelled altogether: what is still found of it is not wanted. */
  private cancelled = 0

  constructor(private readonly parts: VisitQueueParts) {
    this.board = new UploadBoard(
      parts.clock,
      () => this.uploads.values(),
      { held: undefined, counting: false },
      () => ({ held: this.held, counting: this.looking > 0 }),
    )
    this.snapshot = this.board.snapshot
    this.subscribe = this.board.subscribe
  }

  // ── What comes in ────────────────────────────────────────────────────────────────────────────────────────────────

  addFiles(files: readonly File[], to: NodeId | undefined): void {
    // The list of an `<input>` is emptied with it.
    this.look(foundInFiles([...files]), to)
  }

  addDropped(items: DataTransferItemList, to: NodeId | undefined): void {
    takeDropped(items)
      .then(({ handles, entries, files }) => {
        this.look(foundInHandles(handles), to)
        this.look(foundInEntries(entries), to)
        this.look(foundInFiles(files), to)
      })
      .catch(this.parts.fault)
  }

  private look(found: AsyncIterable<Found>, to: NodeId | undefined): void {
    this.looking++
    this.lookThrough(found, to, this.cancelled)
      .catch(this.parts.fault)
      .finally(() => {
        this.looking--
        this.board.changed()
      })
  }

  private async lookThrough(found: AsyncIterable<Found>, to: NodeId | undefined, cancelled: number): Promise<void> {
    const empty = new EmptyFolders()
    for await (const one of found) {
      if (this.closed || this.cancelled !== cancelled) return
      empty.saw(one)
      if (one.kind !== 'folder') this.add(one, one, to)
    }
    for (const folders of empty.rest())
      this.add({ kind: 'folder', folders }, { folders: folders.slice(0, -1), name: folders.at(-1) ?? '' }, to)
  }

  private add(found: Found, { folders, name }: Pick<VisitPlace, 'folders' | 'name'>, to: NodeId | undefined): void {
    const place = { to, folders: folders.map(name => name.normalize('NFC')), name: name.normalize('NFC') }
    const upload = new VisitUpload(this.parts.newId(), place, found.kind === 'problem' ? undefined : found)
    const problem: VisitUploadFailure | undefined = found.kind === 'problem' ? { kind: found.why } : upload.nameProblem
    this.uploads.set(upload.id, upload)
    if (problem) upload.fail(problem)
    else if (this.allPaused) upload.state = { kind: 'paused' }
    else this.waiting.push(upload)
    this.pump()
  }

  // ── What the visitor says ────────────────────────────────────────────────────────────────────────────────────────

  pause(id?: VisitUploadId): void {
    if (id === undefined) this.allPaused = true
    for (const upload of this.some(id)) {
      if (upload.isOver || upload.state.kind === 'paused') continue
      upload.state = { kind: 'paused' }
      upload.stop()
    }
    this.board.changed()
  }

  resume(id?: VisitUploadId): void {
    if (id === undefined) this.allPaused = false
    for (const upload of this.some(id)) if (upload.state.kind === 'paused') this.queue(upload)
    this.nudge()
  }

  retry(id?: VisitUploadId): void {
    for (const upload of this.some(id)) {
      if (upload.state.kind !== 'failed' || !upload.found || upload.nameProblem) continue
      upload.tries = 0
      this.queue(upload)
    }
    this.nudge()
  }

  cancel(id?: VisitUploadId): void {
    if (id === undefined) this.cancelled++
    const wanted = [...this.some(id)].filter(({ state }) => state.kind !== 'done')
    for (const upload of wanted) {
      this.uploads.delete(upload.id)
      upload.stop()
      this.discard(upload).catch(this.parts.fault)
    }
    this.board.changed()
  }

  clear(): void {
    for (const upload of [...this.uploads.values()]) if (upload.isOver) this.uploads.delete(upload.id)
    this.board.changed()
  }

  nudge(): void {
    this.cancelRetry()
    this.held = undefined
    this.pump()
  }

  close(): void {
    this.closed = true
    this.cancelRetry()
    this.cancelTelling?.()
    for (const upload of this.uploads.values()) upload.stop()
    this.board.stop()
    this.parts.closed?.()
  }

  private some(id: VisitUploadId | undefined): Iterable<VisitUpload> {
    if (id === undefined) return this.uploads.values()
    const upload = this.uploads.get(id)
    return upload ? [upload] : []
  }

  /** Files that were never begun are not known to the server. */
  private async discard({ found, place, begun }: VisitUpload): Promise<void> {
    if (found?.kind !== 'file' || !begun) return
    const file = await found.open().catch(() => undefined)
    if (file) await this.parts.sender.discard(file, place)
  }

  // ── Sending ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private queue(upload: VisitUpload): void {
    upload.state = { kind: 'queued' }
    this.waiting.push(upload)
  }

  private next(): VisitUpload | undefined {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      if (next.state.kind === 'queued' && this.uploads.get(next.id) === next) return next
    }
    return undefined
  }

  private pump(): void {
    while (!this.closed && !this.held && this.running < AT_ONCE) {
      const upload = this.next()
      if (!upload) break
      this.running++
      this.work(upload)
        .catch(this.parts.fault)
        .finally(() => {
          this.running--
          this.pump()
        })
    }
    this.board.changed()
  }

  private async work(upload: VisitUpload): Promise<void> {
    const controller = new AbortController()
    upload.state = { kind: 'sending' }
    upload.stop = () => controller.abort()
    upload.begun = true
    try {
      this.conclude(upload, await this.send(upload, controller.signal))
    } catch (error) {
      this.parts.fault(error)
      if (upload.state.kind === 'sending') upload.fail({ kind: 'refused' })
    }
  }

  private async send(upload: VisitUpload, signal: AbortSignal): Promise<SendOutcome> {
    const { found } = upload
    try {
      if (found?.kind !== 'file') return await this.parts.sender.makeFolder(upload.place, signal)
      const file = await found.open()
      return await this.parts.sender.send(file, upload.place, bytes => this.reached(upload, bytes), signal)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      return { kind: 'failed', why: { kind: error.name === 'NotFoundError' ? 'gone' : 'unreadable' } }
    }
  }

  private reached(upload: VisitUpload, bytes: number): void {
    const before = upload.sent
    upload.reached(bytes)
    this.board.moved(upload.sent - before)
  }

  private conclude(upload: VisitUpload, outcome: SendOutcome): void {
    // Whatever the visitor said meanwhile, what is done is done.
    if (outcome.kind === 'done') this.finish(upload)
    if (outcome.kind === 'hold') this.hold(outcome.why)
    if (upload.state.kind !== 'sending') return
    if (outcome.kind === 'failed') upload.fail(outcome.why)
    else if (outcome.kind === 'again' && ++upload.tries >= MOST_TRIES) upload.fail({ kind: 'refused' })
    else this.queue(upload)
  }

  private finish(upload: VisitUpload): void {
    upload.state = { kind: 'done' }
    this.failures = 0
    this.cancelTelling ??= this.parts.clock.after(TELL_MS, () => {
      this.cancelTelling = undefined
      this.parts.done?.()
    })
  }

  private hold(why: RemoteFault['kind']): void {
    if (this.held || this.closed) return
    const { clock } = this.parts
    const ms = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++)
    const retryAt = PASSING.has(why) ? clock.now() + ms : undefined
    this.held = { why, retryAt }
    if (retryAt !== undefined) this.cancelRetry = clock.after(ms, () => this.nudge())
    this.board.changed()
  }
}
