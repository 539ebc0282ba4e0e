/** Works the line off, a few at a time. What stops all (no network, no session, no room) holds the line; what stops one file fails that file. */
import { RemoteFault } from '../../core/ports'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Trouble, UploadsHeld } from '../drive-api'
import { Aborted } from './send-contents'
import type { Upload } from './upload'
import type { UploadBatch } from './upload-batch'
import type { UploadBoard } from './upload-board'
import type { UploadLine } from './upload-line'
import type { UploadParts } from './upload-parts'
import { type Verdict, type Verdicts, type WorkParts, workOff } from './work-off'

export interface CrewEvents {
  /** Somebody must be asked about it. */
  ask(upload: Upload, existing: RemoteNode): void
  /** These ended, well or not. */
  over(uploads: readonly Upload[]): Promise<void>
  /** Perhaps all of it ended. */
  settle(batch: UploadBatch): Promise<void>
}

const AT_ONCE = 3
/** So long small files are gathered that are found one by one. */
const GATHER_MS = 20
const MOST_TRIES = 4
/** Uploads whose folders are made ahead of them. */
const LOOK_AHEAD = 300
const FIRST_RETRY_MS = 2000
const LAST_RETRY_MS = 60_000
const SIGN_IN_RETRY_MS = 15_000
/** What passes by itself. */
const PASSING: ReadonlySet<Trouble> = new Set<Trouble>(['offline', 'internal', 'rate-limited', 'disk-full', 'signed-out'])
/** What is the fault of what was asked, and would be again. */
const OWN_FAULT: ReadonlySet<Trouble> = new Set<Trouble>(['bad-request', 'too-large'])

export class UploadCrew {
  held: UploadsHeld | undefined
  private cancelRetry = () => {}
  private failures = 0
  private running = 0
  private closed = false
  private soon = false

  constructor(
    private readonly parts: UploadParts,
    private readonly line: UploadLine,
    private readonly board: Pick<UploadBoard<never, never>, 'changed' | 'moved'>,
    private readonly events: CrewEvents,
  ) {}

  close(): void {
    this.closed = true
    this.cancelRetry()
    for (const upload of this.line.all()) upload.stop()
  }

  /** There may be work. */
  pump(): void {
    while (!this.closed && !this.held && this.running < AT_ONCE) {
      const uploads = this.line.take()
      if (!uploads) break
      this.running++
      this.work(uploads)
        .catch(this.parts.fault)
        .finally(() => {
          this.running--
          this.pump()
        })
    }
    this.board.changed()
  }

  /** More may come in a moment that goes together with this. */
  pumpSoon(): void {
    this.board.changed()
    if (this.soon) return
    this.soon = true
    this.parts.clock.after(GATHER_MS, () => {
      this.soon = false
      this.pump()
    })
  }

  /** What held the line may be over. */
  nudge(): void {
    this.cancelRetry()
    this.held = undefined
    this.pump()
  }

  hold(why: Trouble): void {
    if (this.held || this.closed) return
    const { clock } = this.parts
    const ms = why === 'signed-out' ? SIGN_IN_RETRY_MS : Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++)
    const retryAt = PASSING.has(why) ? clock.now() + ms : undefined
    this.held = { why, retryAt }
    if (retryAt !== undefined) this.cancelRetry = clock.after(ms, () => this.retry())
    this.board.changed()
  }

  private retry(): void {
    const batches = new Set([...this.line.all()].map(({ batch }) => batch))
    this.nudge()
    for (const batch of batches) this.events.settle(batch).catch(this.parts.fault)
  }

  /** All of one batch. */
  private async work(uploads: readonly Upload[]): Promise<void> {
    const controller = new AbortController()
    for (const upload of uploads) {
      upload.state = { kind: 'sending' }
      upload.stop = () => controller.abort()
    }
    const batch = (uploads[0] as Upload).batch
    try {
      await batch.target.prepare(this.line.ahead(batch, uploads, LOOK_AHEAD))
      this.conclude(await workOff(uploads, this.workParts(), controller.signal))
      this.failures = 0
    } catch (error) {
      this.broken(uploads, error)
    }
    for (const upload of uploads) if (upload.state.kind === 'sending') this.line.queue(upload)
    await this.events.over(uploads.filter(({ isOver }) => isOver))
    await this.events.settle(batch)
  }

  private workParts(): WorkParts {
    const { drive, sender, sha256 } = this.parts
    return { drive, sender, sha256, reached: (upload, bytes) => this.moved(upload, () => upload.reached(bytes)) }
  }

  private moved(upload: Upload, move: () => void): void {
    const before = upload.sent
    move()
    this.board.moved(upload.sent - before)
  }

  private broken(uploads: readonly Upload[], error: unknown): void {
    if (error instanceof Aborted) return
    if (error instanceof RemoteFault && !OWN_FAULT.has(error.kind)) {
      this.hold(error.kind)
      return
    }
    this.parts.fault(error)
    for (const upload of uploads) if (upload.state.kind === 'sending') upload.fail({ kind: 'refused' })
  }

  private conclude(verdicts: Verdicts): void {
    for (const [upload, verdict] of verdicts) {
      // Whatever the person said meanwhile, what is done is done.
      if (verdict.kind === 'done') this.moved(upload, () => finish(upload, verdict))
      else if (upload.state.kind === 'sending') this.judge(upload, verdict)
    }
  }

  private judge(upload: Upload, verdict: Exclude<Verdict, { kind: 'done' }>): void {
    if (verdict.kind === 'skipped') upload.state = verdict
    else if (verdict.kind === 'failed') upload.fail(verdict.why)
    else if (verdict.kind === 'hold') this.hold(verdict.why)
    else if (verdict.kind === 'ask') {
      upload.state = { kind: 'asking' }
      this.events.ask(upload, verdict.existing)
    } else if (++upload.tries >= MOST_TRIES) upload.fail(verdict.why)
  }
}

function finish(upload: Upload, { node, same, made, replaced }: Verdict & { kind: 'done' }): void {
  upload.state = { kind: 'done', node, same }
  if (made) upload.batch.brought.make(made)
  if (replaced) upload.batch.brought.replace(replaced)
}
