/** All uploads in the order they came, and the line of those that wait. Small files of one batch go together. */
import type { UploadId } from '../drive-api'
import type { Upload } from './upload'
import type { UploadBatch } from './upload-batch'

const SMALL_BYTES = 1024 * 1024
const GROUP_FILES = 100
const GROUP_BYTES = 8 * 1024 * 1024

export class UploadLine {
  private readonly uploads = new Map<UploadId, Upload>()
  private waiting: Upload[] = []
  /** Those that were begun before, and go first. */
  private readonly front: Upload[] = []

  all(): IterableIterator<Upload> {
    return this.uploads.values()
  }

  /** That one, or all. */
  some(id: UploadId | undefined): Iterable<Upload> {
    if (id === undefined) return this.uploads.values()
    const upload = this.uploads.get(id)
    return upload ? [upload] : []
  }

  has({ id }: Upload): boolean {
    return this.uploads.has(id)
  }

  find(like: (upload: Upload) => boolean): Upload | undefined {
    for (const upload of this.uploads.values()) if (like(upload)) return upload
    return undefined
  }

  count(like: (upload: Upload) => boolean): number {
    let count = 0
    for (const upload of this.uploads.values()) if (like(upload)) count++
    return count
  }

  add(upload: Upload): void {
    this.uploads.set(upload.id, upload)
    this.waiting.push(upload)
  }

  /** One that was begun before waits in front. */
  queue(upload: Upload): void {
    if (!this.has(upload)) return
    upload.state = { kind: 'queued' }
    this.front.push(upload)
  }

  remove({ id }: Upload): void {
    this.uploads.delete(id)
  }

  /** The next to work on, of one batch: a large one, or some small ones. `undefined`: nobody waits. */
  take(): Upload[] | undefined {
    const waiting = new Set([...this.front.splice(0), ...this.waiting])
    this.waiting = [...waiting].filter(upload => upload.state.kind === 'queued' && this.has(upload))
    const [first] = this.waiting
    if (!first) return undefined
    const group: Upload[] = []
    let bytes = 0
    for (const upload of this.waiting) {
      const goesWith = upload.batch === first.batch && upload.size <= SMALL_BYTES && bytes + upload.size <= GROUP_BYTES
      if (upload !== first && (!goesWith || first.size > SMALL_BYTES || group.length === GROUP_FILES)) break
      group.push(upload)
      bytes += upload.size
    }
    this.waiting.splice(0, group.length)
    return group
  }

  /** The folders of these, and of some more of their batch that come next. */
  ahead(batch: UploadBatch, uploads: readonly Upload[], count: number): (readonly string[])[] {
    const next = this.waiting.slice(0, count).filter(upload => upload.batch === batch)
    return [...uploads, ...next].map(({ folders }) => folders)
  }
}
