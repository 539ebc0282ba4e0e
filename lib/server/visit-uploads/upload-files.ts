/**
 * The bytes of uploads while they come in: one file each, under the upload's id, and gone when they are in packs. What
 * was acknowledged of them is on the disk, which is why this is not the library's own store. All else that tus wants to
 * know of an upload is in the row that reserves its bytes. A symbolic link is no upload.
 */
import { lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataStore, Upload } from '@tus/server'
import type { Server } from '../context'
import { Fault, isDiskFull } from '../fault'
import { openOwn } from '../open-own'
import { syncPath } from '../sync-path'
import { unlessMissing } from '../unless-missing'
import { holdAhead } from './held-room'
import { UPLOAD_ID } from './upload-ids'

/** A slow sender moves as well. */
const ASK_MS = 10 * 60_000

export interface Received {
  /** Bytes. */
  readonly size: number
  /** When the last of them came, milliseconds since 1970. */
  readonly changedAt: number
}

export class UploadFiles extends DataStore {
  // Lengths are known before, nothing is put together of parts, and what is given up is swept by our own rules.
  override extensions = ['creation', 'termination']

  constructor(
    private readonly folder: string,
    private readonly server: Pick<Server, 'db' | 'writer' | 'quota' | 'now'>,
  ) {
    super()
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      await this.ensure(upload.id)
      return upload
    } catch (error) {
      await this.remove(upload.id)
      throw asDiskFull(error)
    }
  }

  /** Makes the file when it is not there. */
  async ensure(id: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    await (await openOwn(this.folder, this.pathOf(id), 'ensure')).close()
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = (await openOwn(this.folder, this.pathOf(id), 'change')).createWriteStream({ start: offset })
    try {
      // What it came by is left as it is: it takes the answer back.
      await pipeline(this.held(bytes.iterator({ destroyOnReturn: false }), id, offset), file)
    } catch (error) {
      throw asDiskFull(error)
    } finally {
      // Also what came before it broke off: the next one goes on behind it.
      await syncPath(this.pathOf(id))
      if (offset === 0) await syncPath(this.folder)
      await this.noteSent(id)
    }
    return offset + file.bytesWritten
  }

  /** The same bytes, none of which comes before there is room for it. */
  private async *held(parts: AsyncIterable<Uint8Array>, id: string, offset: number): AsyncGenerator<Uint8Array> {
    let at = offset
    // Asked with the first byte: whoever sends none holds nothing.
    let until = offset
    let asked = 0
    for await (const part of parts) {
      const end = at + part.length
      if (end > until || this.server.now() - asked > ASK_MS) {
        until = await holdAhead(this.server, id, at)
        asked = this.server.now()
      }
      at = end
      yield part
    }
  }

  /** What is whole is packed at once, and its row goes. */
  private async noteSent(id: string): Promise<void> {
    const sent = (await this.received(id))?.size
    if (sent === undefined) return
    const data = { sent: BigInt(sent), movedAt: BigInt(this.server.now()) }
    await this.server.db.linkUpload.updateMany({ where: { id, size: { gt: BigInt(sent) }, sent: { lt: BigInt(sent) } }, data })
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.server.db.linkUpload.findUnique({ where: { id }, select: { size: true } })
    const received = await this.received(id)
    if (!row || !received) throw new Fault('not-found')
    return new Upload({ id, size: Number(row.size), offset: received.size })
  }

  override async remove(id: string): Promise<void> {
    await this.server.writer(tx => tx.linkUpload.deleteMany({ where: { id } }))
    await this.discard(id)
  }

  /** The file alone. */
  async discard(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true })
  }

  async *bytesOf(id: string): AsyncIterable<Uint8Array> {
    const file = await openOwn(this.folder, this.pathOf(id), 'read')
    yield* file.createReadStream({ highWaterMark: 1024 * 1024 })
  }

  /** `undefined`: there is no file. */
  async received(id: string): Promise<Received | undefined> {
    const found = await lstat(this.pathOf(id)).catch(unlessMissing)
    return found?.isFile() ? { size: found.size, changedAt: found.mtimeMs } : undefined
  }

  /** Ids of all files. */
  async list(): Promise<string[]> {
    return ((await readdir(this.folder).catch(unlessMissing)) ?? []).filter(name => UPLOAD_ID.test(name))
  }

  private pathOf(id: string): string {
    if (!UPLOAD_ID.test(id)) throw new Fault('not-found')
    return join(this.folder, id)
  }
}

function asDiskFull(error: unknown): unknown {
  return isDiskFull(error) ? new Fault('disk-full', undefined, { cause: error }) : error
}
