/** Reads the text of one file at a time, in a process of its own: a PDF is a program that somebody else wrote. */
import { serveJobs } from '../helper/serve-jobs'
import { decodeText } from './decode-text'
import { readPdf } from './read-pdf'
import { isPdf } from './readable'

export interface ReadJob {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Characters kept of one content. */
const MAX_LENGTH = 256 * 1024

async function read({ name, bytes }: ReadJob): Promise<string | undefined> {
  const text = isPdf(name) ? await readPdf(bytes, MAX_LENGTH) : decodeText(bytes)
  return text?.slice(0, MAX_LENGTH).normalize('NFC')
}

serveJobs(read)
