/** The index in a process of its own, so that a search never holds up the server. A file that is damaged is made anew. */
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serveJobs } from '../helper/serve-jobs'
import { type FtsIndex, OtherVersion, openFtsIndex } from './fts-index'
import type { SearchIndex } from './search-index'

export interface IndexJob {
  /** Of the index file. */
  readonly url: string
  readonly method: keyof SearchIndex
  readonly args: unknown[]
}

let index: Promise<FtsIndex> | undefined

async function answer({ url, method, args }: IndexJob): Promise<unknown> {
  index ??= open(url)
  const opened = await index
  try {
    return await (opened[method] as (...args: unknown[]) => Promise<unknown>).apply(opened, args)
  } catch (error) {
    if (isDamaged(error)) {
      opened.close()
      index = discard(url).then(() => openFtsIndex(url))
    }
    throw error
  }
}

async function open(url: string): Promise<FtsIndex> {
  try {
    return await openFtsIndex(url)
  } catch (error) {
    if (!(error instanceof OtherVersion) && !isDamaged(error)) throw error
    await discard(url)
    return openFtsIndex(url)
  }
}

async function discard(url: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(fileURLToPath(url) + ending, { force: true })
}

function isDamaged(error: unknown): boolean {
  return error instanceof Error && /malformed|not a database|SQLITE_CORRUPT|SQLITE_NOTADB/i.test(error.message)
}

serveJobs(answer)
