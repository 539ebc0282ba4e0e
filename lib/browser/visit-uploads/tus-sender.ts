/**
 * One file to a shared link by the tus protocol: begun, gone on with where it was, given up. What the library tells of a
 * broken request is looked into here: whether it was the network, the link, its folder or the file itself.
 */
import type { DetailedError, Upload, UploadOptions } from 'tus-js-client'
import type { NewId, RemoteFault } from '../../core/ports'
import { faultIn } from '../remote/http'
import type { FileSender, SendOutcome } from './file-sender'
import type { Remembered, RememberedUploads } from './remembered-uploads'
import { StillWatch } from './still-watch'
import type { VisitPlace } from './visit-upload'

type Tus = Pick<typeof import('tus-js-client'), 'Upload'>

export interface TusSenderParts {
  /** '' in a page of the server itself. */
  readonly origin: string
  readonly token: string
  readonly remembered: RememberedUploads
  /** Names a file and where it goes; no two have the same. */
  readonly nameOf: (...parts: readonly string[]) => Promise<string>
  readonly newId: NewId
  readonly now: () => number
  /** The library, loaded when the first file is sent. */
  readonly load: () => Promise<Tus>
  readonly options?: Pick<UploadOptions, 'chunkSize' | 'fileReader'>
}

/** As long as a pack, which every proxy before the server lets through. */
const PART_BYTES = 32 * 1024 * 1024

interface Job {
  readonly file: File
  readonly place: VisitPlace
  /** By which it is remembered. */
  readonly name: string
  readonly reached: (bytes: number) => void
  readonly signal: AbortSignal
}

export class TusSender implements FileSender {
  private readonly endpoint: string
  /** Files that are being sent: the same one a second time is another file. */
  private readonly inHand = new Set<string>()

  constructor(private readonly parts: TusSenderParts) {
    this.endpoint = `${parts.origin}/api/s/${parts.token}/uploads`
  }

  async send(file: File, place: VisitPlace, reached: (bytes: number) => void, signal: AbortSignal): Promise<SendOutcome> {
    const same = await this.fileName(file, place)
    const name = this.inHand.has(same) ? this.parts.newId() : same
    this.inHand.add(name)
    try {
      return await this.attempt({ file, place, name, reached, signal })
    } finally {
      this.inHand.delete(name)
    }
  }

  async makeFolder({ to, folders, name }: VisitPlace, signal: AbortSignal): Promise<SendOutcome> {
    const body = JSON.stringify({ ...(to !== undefined && { parent: to }), folders: [...folders, name] })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal }
    const response = await fetch(`${this.parts.origin}/api/s/${this.parts.token}/folders`, init).catch(() => undefined)
    if (signal.aborted) return { kind: 'stopped' }
    if (!response) return { kind: 'hold', why: 'offline' }
    if (response.ok) return { kind: 'done' }
    const why = faultIn(await response.text().catch(() => '')).kind
    return this.answerTo(why === 'offline' ? faultOf(response.status) : why, undefined, false)
  }

  async discard(file: File, place: VisitPlace): Promise<void> {
    const name = await this.fileName(file, place)
    const id = this.parts.remembered.get(name)?.id
    this.parts.remembered.remove(name)
    const headers = { 'tus-resumable': '1.0.0' }
    // What cannot be told now the server finds out by itself.
    if (id) await fetch(`${this.endpoint}/${id}`, { method: 'DELETE', headers }).catch(() => undefined)
  }

  private fileName({ size, lastModified }: File, { to, folders, name }: VisitPlace): Promise<string> {
    return this.parts.nameOf(this.parts.token, to ?? '', ...folders, name, String(size), String(lastModified))
  }

  private async attempt(job: Job): Promise<SendOutcome> {
    const { remembered, newId, now } = this.parts
    const known = remembered.get(job.name) ?? { key: newId(), at: now() }
    remembered.put(job.name, known)
    const error = await this.run(job, known)
    if (error === undefined) {
      remembered.remove(job.name)
      return { kind: 'done' }
    }
    return job.signal.aborted ? { kind: 'stopped' } : this.judge(error, job, known)
  }

  /** Until all is there (`undefined`), or what broke it off. */
  private async run(job: Job, known: Remembered): Promise<Error | undefined> {
    const { Upload } = await this.parts.load()
    if (job.signal.aborted) return new Error('stopped')
    return new Promise(resolve => {
      const watch = new StillWatch(() => stop(new Error('it stands still')))
      const upload: Upload = new Upload(job.file, {
        ...this.target(job, known),
        ...{ chunkSize: PART_BYTES, retryDelays: null, storeFingerprintForResuming: false, ...this.parts.options },
        onUploadUrlAvailable: () => this.remember(job, known, upload.url),
        onProgress: (bytes, total) => {
          watch.moved(bytes >= total)
          job.reached(bytes)
        },
        onSuccess: () => end(undefined),
        onError: error => end(error),
      })
      const end = (error: Error | undefined) => {
        watch.end()
        job.signal.removeEventListener('abort', stopped)
        resolve(error)
      }
      const stop = (why: Error) => {
        upload.abort().catch(() => undefined)
        end(why)
      }
      const stopped = () => stop(new Error('stopped'))
      job.signal.addEventListener('abort', stopped)
      upload.start()
    })
  }

  private target({ file, place }: Job, { key, id }: Remembered): UploadOptions {
    if (id !== undefined) return { uploadUrl: `${this.endpoint}/${id}`, endpoint: null }
    const { to, folders, name } = place
    // A value of no letters is none for the server's library.
    const where = { ...(folders.length > 0 && { folders: folders.join('/') }), ...(to !== undefined && { parent: to }) }
    return { endpoint: this.endpoint, metadata: { name, ...where, key, mtime: String(Math.max(0, Math.round(file.lastModified))) } }
  }

  private remember({ name }: Job, { key }: Remembered, url: string | null): void {
    const id = url?.split('/').at(-1)
    this.parts.remembered.put(name, { key, id, at: this.parts.now() })
  }

  private async judge(error: Error, job: Job, { id }: Remembered): Promise<SendOutcome> {
    const response = 'originalResponse' in error ? (error as DetailedError).originalResponse : null
    if (!response) return (await unreadable(job.file)) ?? { kind: 'hold', why: 'offline' }
    const status = response.getStatus()
    // Another request of this file came further than this one knew.
    if (status === 409) return { kind: 'again' }
    const why = faultIn(response.getBody()).kind
    return this.answerTo(why === 'offline' ? faultOf(status) : why, job.name, id !== undefined)
  }

  /** `name`: by which it is remembered, if it is. */
  private async answerTo(why: RemoteFault['kind'], name: string | undefined, wasKnown: boolean): Promise<SendOutcome> {
    switch (why) {
      case 'over-quota':
      case 'too-large':
        return { kind: 'failed', why: { kind: why } }
      case 'bad-request':
        this.forget(name)
        return { kind: 'failed', why: { kind: 'refused' } }
      case 'not-found': {
        this.forget(name)
        const link = await this.linkTrouble()
        if (link) return { kind: 'hold', why: link }
        return wasKnown ? { kind: 'again' } : { kind: 'failed', why: { kind: 'parent-gone' } }
      }
      default:
        return { kind: 'hold', why }
    }
  }

  private forget(name: string | undefined): void {
    if (name !== undefined) this.parts.remembered.remove(name)
  }

  /** Why the link takes nothing; `undefined`: it does. */
  private async linkTrouble(): Promise<RemoteFault['kind'] | undefined> {
    const response = await fetch(this.endpoint, { method: 'OPTIONS' }).catch(() => undefined)
    if (!response) return 'offline'
    return response.ok ? undefined : faultIn(await response.text()).kind
  }
}

/** For answers that carry no more than a status. */
function faultOf(status: number): RemoteFault['kind'] {
  const known = {
    400: 'bad-request',
    401: 'link-locked',
    403: 'forbidden',
    404: 'not-found',
    413: 'too-large',
    429: 'rate-limited',
    507: 'over-quota',
  }
  return (known as Record<number, RemoteFault['kind'] | undefined>)[status] ?? 'offline'
}

/** The browser breaks a request off when its file is not what it was. */
async function unreadable(file: File): Promise<SendOutcome | undefined> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return undefined
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    const kind = error.name === 'NotFoundError' ? 'gone' : error.name === 'NotReadableError' ? 'changed' : 'unreadable'
    return { kind: 'failed', why: { kind } }
  }
}
