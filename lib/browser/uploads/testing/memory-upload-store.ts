/** What outlives a page, in memory. */
import type { DriveId } from '../../../core/ids'
import type { DoneFile, StoredBatch, UploadStore } from '../upload-store'

export class MemoryUploadStore implements UploadStore {
  readonly kept = new Map<string, StoredBatch>()
  readonly files = new Map<string, DoneFile>()

  async batches(drive: DriveId): Promise<readonly StoredBatch[]> {
    return [...this.kept.values()].filter(batch => batch.drive === drive)
  }

  async putBatch(batch: StoredBatch): Promise<void> {
    this.kept.set(batch.id, batch)
  }

  async removeBatch(id: string): Promise<void> {
    this.kept.delete(id)
    for (const [key, { batch }] of this.files) if (batch === id) this.files.delete(key)
  }

  async done(id: string): Promise<readonly DoneFile[]> {
    return [...this.files.values()].filter(({ batch }) => batch === id)
  }

  async addDone(files: readonly DoneFile[]): Promise<void> {
    for (const file of files) this.files.set(`${file.batch} ${file.path}`, file)
  }

  close(): void {}
}
