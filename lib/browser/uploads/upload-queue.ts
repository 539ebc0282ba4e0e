/** The uploads of one drive in this tab: takes what is dropped or chosen, and does what the person says of it. */
import type { NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Continued, DriveUploads, SameName, SameNameAnswer, UploadId, UploadItem, UploadsSnapshot } from '../drive-api'
import { Asker } from './questions'
import { type Found, foundInEntries, foundInFiles, foundInHandles, takeDropped } from './sources'
import { Upload } from './upload'
import type { UploadBatch } from './upload-batch'
import { UploadBatches } from './upload-batches'
import { UploadBoard } from './upload-board'
import { UploadCrew } from './upload-crew'
import { UploadLine } from './upload-line'
import type { UploadParts } from './upload-parts'

type BesideItems = Pick<UploadsSnapshot, 'interrupted' | 'held' | 'counting'>
type Problem = Found & { readonly kind: 'file' | 'problem' }

export class UploadQueue implements DriveUploads {
  private readonly line = new UploadLine()
  private readonly board: UploadBoard<UploadItem, BesideItems>
  private readonly batches: UploadBatches
  private readonly crew: UploadCrew
  private readonly asker: Asker
  /** What has the name of those that wait for an answer. */
  private readonly existing = new Map<Upload, RemoteNode>()
  private asked: { readonly upload: Upload; readonly question: SameName } | undefined
  readonly snapshot: DriveUploads['snapshot']
  readonly subscribe: DriveUploads['subscribe']

  constructor(private readonly parts: UploadParts) {
    this.board = new UploadBoard(
      parts.clock,
      () => this.line.all(),
      { interrupted: [], held: undefined, counting: false },
      () => ({ interrupted: this.batches.interrupted, held: this.crew.held, counting: this.batches.counting }),
    )
    this.batches = new UploadBatches(parts, this.line, {
      found: (batch, found) => this.found(batch, found as Problem),
      changed: () => this.board.changed(),
      hold: why => this.crew.hold(why),
    })
    this.crew = new UploadCrew(parts, this.line, this.board, {
      ask: (upload, existing) => this.ask(upload, existing),
      over: uploads => this.batches.dealtWith(uploads.filter(({ state }) => state.kind !== 'failed')),
      settle: batch => this.batches.settle(batch),
    })
    this.asker = new Asker({
      next: () => this.nextQuestion(),
      answered: (question, answer) => this.answered(question, answer),
      fault: parts.fault,
    })
    this.snapshot = this.board.snapshot
    this.subscribe = this.board.subscribe
  }

  /** Finds what an earlier page left. */
  async open(): Promise<void> {
    await this.batches.open()
  }

  /** What is under way is left as the end of the page would leave it. */
  close(): void {
    this.crew.close()
    this.batches.close()
    this.board.stop()
    this.parts.sender.close()
  }

  // ── What comes in ────────────────────────────────────────────────────────────────────────────────────────────────

  addFiles(files: readonly File[], to: NodeId): void {
    // The list of an `<input>` is emptied with it.
    this.batches.begin(to, [], foundInFiles([...files]))
  }

  addHandles(handles: readonly FileSystemHandle[], to: NodeId): void {
    this.batches.begin(to, [...handles], foundInHandles(handles))
  }

  addDropped(items: DataTransferItemList, to: NodeId): void {
    takeDropped(items)
      .then(({ handles, entries, files }) => {
        if (handles.length > 0) this.addHandles(handles, to)
        if (entries.length > 0) this.batches.begin(to, [], foundInEntries(entries))
        if (files.length > 0) this.addFiles(files, to)
      })
      .catch(this.parts.fault)
  }

  continueInterrupted(batch: string): Promise<Continued> {
    return this.batches.goOn(batch)
  }

  discardInterrupted(batch: string): Promise<void> {
    return this.batches.discard(batch)
  }

  private found(batch: UploadBatch, found: Problem): void {
    const file = found.kind === 'file' ? found : undefined
    const upload = new Upload(this.parts.newId(), batch, file, found.folders, found.name.normalize('NFC'), file?.size ?? 0)
    if (found.kind === 'problem') upload.fail({ kind: found.why })
    else if (batch.paused) upload.state = { kind: 'paused' }
    this.line.add(upload)
    this.crew.pumpSoon()
  }

  // ── What the person says ─────────────────────────────────────────────────────────────────────────────────────────

  pause(id?: UploadId): void {
    if (id === undefined) for (const batch of this.batches.all()) batch.paused = true
    for (const upload of this.line.some(id)) {
      if (upload.isOver || upload.state.kind === 'paused') continue
      upload.state = { kind: 'paused' }
      upload.stop()
    }
    this.lookAgain()
  }

  resume(id?: UploadId): void {
    if (id === undefined) for (const batch of this.batches.all()) batch.paused = false
    for (const upload of this.line.some(id)) if (upload.state.kind === 'paused') this.line.queue(upload)
    this.nudge()
  }

  retry(id?: UploadId): void {
    for (const upload of this.line.some(id)) {
      if (upload.state.kind !== 'failed' || !upload.found) continue
      upload.tries = 0
      upload.batch.target.forget()
      this.line.queue(upload)
    }
    this.nudge()
  }

  cancel(id?: UploadId): void {
    if (id === undefined) for (const batch of this.batches.all()) batch.cancelled = true
    this.drop([...this.line.some(id)].filter(({ state }) => state.kind !== 'done'))
  }

  clear(): void {
    this.drop([...this.line.all()].filter(({ isOver }) => isOver))
  }

  /** The network or the session may be back. */
  nudge(): void {
    this.crew.nudge()
    this.settleAll()
  }

  private drop(uploads: readonly Upload[]): void {
    for (const upload of uploads) {
      this.line.remove(upload)
      upload.stop()
    }
    void this.batches.dealtWith(uploads).then(() => this.settleAll())
    this.lookAgain()
  }

  private settleAll(): void {
    for (const batch of [...this.batches.all()]) this.batches.settle(batch).catch(this.parts.fault)
  }

  private lookAgain(): void {
    this.asker.changed(this.isStillAsked())
    this.board.changed()
  }

  // ── Names that are taken ─────────────────────────────────────────────────────────────────────────────────────────

  onSameName(ask: (question: SameName) => Promise<SameNameAnswer>): () => void {
    return this.asker.by(ask)
  }

  private ask(upload: Upload, existing: RemoteNode): void {
    this.existing.set(upload, existing)
    this.asker.changed(this.asked === undefined || this.isStillAsked())
  }

  private nextQuestion(): SameName | undefined {
    const upload = this.line.find(({ state }) => state.kind === 'asking')
    const existing = upload && this.existing.get(upload)
    if (!upload || !existing) return undefined
    const others = this.line.count(other => other !== upload && other.batch === upload.batch && !other.isOver)
    const question = { item: upload.item(), mtime: upload.found?.mtime ?? 0, existing, others }
    this.asked = { upload, question }
    return question
  }

  private isStillAsked(): boolean {
    return this.asked?.upload.state.kind === 'asking' && this.line.has(this.asked.upload)
  }

  private answered(question: SameName, { what, forAll }: SameNameAnswer): void {
    const stillAsked = this.isStillAsked()
    const { asked } = this
    this.asked = undefined
    if (!stillAsked || asked?.question !== question) return
    const { batch } = asked.upload
    if (forAll) batch.policy = what
    const waiting = forAll ? [...this.line.all()].filter(other => other.batch === batch && other.state.kind === 'asking') : [asked.upload]
    for (const upload of waiting) this.goOn(upload, what)
    if (forAll) this.batches.keep(batch).catch(this.parts.fault)
    this.crew.pump()
    this.batches.settle(batch).catch(this.parts.fault)
  }

  private goOn(upload: Upload, what: SameNameAnswer['what']): void {
    this.existing.delete(upload)
    if (what === 'skip') {
      upload.state = { kind: 'skipped' }
      void this.batches.dealtWith([upload])
    } else {
      upload.decision = what
      this.line.queue(upload)
    }
  }
}
