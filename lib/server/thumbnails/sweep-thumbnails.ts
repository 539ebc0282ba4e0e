/** What is purged leaves no small picture behind: now and then, pictures of contents that no revision has go. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isClientId } from '../../core/ids'
import type { Database } from '../db/database'
import { inGroups } from '../db/in-groups'
import type { Logger } from '../log'

const EVERY_MS = 60 * 60_000

export interface Sweeping {
  /** Ends after the drive that is being looked at. */
  stop(): Promise<void>
}

/** `root`: of the cache. Begins at once, and never throws. */
export function sweepThumbnails(root: string, db: Database, log: Logger): Sweeping {
  let stopping = false
  let last = Promise.resolve()
  const again = () => {
    last = last.then(() => sweep()).catch((error: unknown) => log.warn({ err: error }, 'thumbnails could not be swept'))
  }
  const timer = setInterval(again, EVERY_MS).unref()

  async function sweep(): Promise<void> {
    const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
    const drives = entries.filter(entry => entry.isDirectory() && isClientId(entry.name))
    for (const { name } of drives) if (!stopping) await sweepDrive(db, name, join(root, name))
  }

  again()
  return {
    stop() {
      stopping = true
      clearInterval(timer)
      return last
    },
  }
}

async function sweepDrive(db: Database, driveId: string, folder: string): Promise<void> {
  // With their types: otherwise links to folders would be gone into.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(({ name }) => /\.(webp|none)$/.test(name))
  const contents = [...new Set(files.map(({ name }) => contentOf(name)))]
  const rows = await inGroups(contents, group =>
    db.revision.findMany({ where: { driveId, content: { in: group } }, select: { content: true } }),
  )
  const held = new Set(rows.map(row => row.content))
  for (const { name, parentPath } of files) if (!held.has(contentOf(name))) await rm(join(parentPath, name), { force: true })
}

/** The content hash that a file of the cache is named after. */
function contentOf(name: string): string {
  return /[0-9a-f]{64}/.exec(name)?.[0] ?? ''
}
