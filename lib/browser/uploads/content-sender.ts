/** Who sends contents: a worker, so that cutting and hashing do not hold up the page, or the page itself. */
import type { Sha256 } from '../../core/chunk/manifest'
import type { PageDrive } from '../remote/page-drive'
import { PackFlow, type SentContent, sendContents } from './send-contents'

export interface SendOptions {
  /** Bytes of a file (by its place among the files) that the server has acknowledged, or had. */
  readonly progress: (file: number, bytes: number) => void
  readonly signal: AbortSignal
  /** Only find out what they are; nothing is sent. */
  readonly dry: boolean
}

export interface ContentSender {
  /** One answer for each file, in order. Throws `RemoteFault`, and `Aborted` when it was stopped. */
  send(files: readonly File[], options: SendOptions): Promise<readonly SentContent[]>
  close(): void
}

/** Sends where it is called. */
export function createContentSender(drive: Pick<PageDrive, 'missing' | 'sendPack'>, sha256: Sha256, now: () => number): ContentSender {
  const packs = new PackFlow(now)
  return {
    send: (files, options) => sendContents(files, { drive, sha256, packs, ...options }),
    close() {},
  }
}
