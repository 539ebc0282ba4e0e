/**
 * Files that visitors add to a shared link, by the tus protocol: resumable, out of sight until they are whole, then nodes
 * like any others. One of these for the server: it holds who writes and what is being finished.
 */
import { join } from 'node:path'
import type { Server } from '../context'
import type { LinkUpload } from '../db/generated/client'
import { type OpenLink, reopenLink } from '../links/open-link'
import { finishUpload, type UploadStep } from './finish-upload'
import { sweepVisitUploads } from './sweep-visit-uploads'
import { UploadFiles } from './upload-files'
import { UploadLocks } from './upload-locks'

export interface VisitUploads {
  readonly files: UploadFiles
  readonly locks: UploadLocks
  /** When everything has come in. Resolves when the node is committed and durable. Throws as `finishUpload`. */
  finish(link: OpenLink, row: LinkUpload): Promise<void>
  /** When nothing of it is being finished any more. */
  settled(id: string): Promise<void>
  /** Finishes what came in whole before a crash, and removes what was given up. Never throws. */
  sweep(): Promise<void>
  /** Sweeps at once, and then again and again. */
  start(): void
  stop(): Promise<void>
}

const EVERY_MS = 10 * 60_000

export function createVisitUploads(server: Server, after: (step: UploadStep) => void = () => undefined): VisitUploads {
  const files = new UploadFiles(join(server.env.dataDir, 'uploads'), server)
  const finishing = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()

  async function run(opened: OpenLink, row: LinkUpload): Promise<void> {
    // The bytes took their time: whether the link still opens is asked again.
    const link = await reopenLink(server, opened.row.id, opened.row.version, 'upload')
    await finishUpload(link, row, files, after)
  }

  function finish(link: OpenLink, row: LinkUpload): Promise<void> {
    const running = finishing.get(row.id) ?? run(link, row).finally(() => finishing.delete(row.id))
    finishing.set(row.id, running)
    return running
  }

  function sweep(): Promise<void> {
    last = last.then(() =>
      sweepVisitUploads(server, files, finish).catch((error: unknown) => server.log.warn({ err: error }, 'uploads could not be swept')),
    )
    return last
  }

  return {
    files,
    locks: new UploadLocks(),
    finish,
    async settled(id) {
      await finishing.get(id)?.catch(() => undefined)
    },
    sweep,
    start() {
      void sweep()
      timer = setInterval(() => void sweep(), EVERY_MS).unref()
    },
    async stop() {
      clearInterval(timer)
      await last
      await Promise.allSettled(finishing.values())
    },
  }
}
