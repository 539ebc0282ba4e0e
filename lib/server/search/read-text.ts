/** Reads the text of one file at a time, in a process of its own: a PDF is a program that somebody else wrote. */
import { getDocumentProxy } from 'unpdf'
import { serveJobs } from '../helper/serve-jobs'
import { decodeText } from './decode-text'
import { isPdf } from './readable'

export interface ReadJob {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Characters kept of one content. */
const MAX_LENGTH = 256 * 1024
const MAX_PAGES = 1000

async function read({ name, bytes }: ReadJob): Promise<string | undefined> {
  const text = isPdf(name) ? await readPdf(bytes) : decodeText(bytes)
  return text?.slice(0, MAX_LENGTH).normalize('NFC')
}

async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 })
  let text = ''
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES) && text.length < MAX_LENGTH; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str
    text += '\n'
    page.cleanup()
  }
  return text
}

serveJobs(read)
