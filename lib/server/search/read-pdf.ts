/** The text of a PDF, as much of it as can be had in bounded time. Nothing of the document is run, and no picture is decoded. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocumentProxy } from 'unpdf'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

const MAX_PAGES = 1000
/** What was read by then is worth more than to be ended with nothing. */
const MAX_MS = 20_000
/** Paths, for the reader opens them as files. With the maps, old Chinese, Japanese and Korean files have their characters. */
const [MAPS, FONTS] = ['cmaps', 'standard_fonts'].map(folder => {
  const found = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  return `${join(dirname(found), folder)}/`
})

/** `undefined`: it is locked. Some more than `length` characters at most. Throws at what is no PDF. */
export async function readPdf(bytes: Uint8Array, length: number): Promise<string | undefined> {
  const pdf = await open(bytes)
  if (!pdf) return undefined
  try {
    return await textOf(pdf, length)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array): Promise<Pdf | undefined> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, cMapUrl: MAPS, standardFontDataUrl: FONTS })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return undefined
    throw error
  }
}

async function textOf(pdf: Pdf, length: number): Promise<string> {
  const end = performance.now() + MAX_MS
  const last = Math.min(pdf.numPages, MAX_PAGES)
  let text = ''
  for (let number = 1; number <= last && text.length < length && performance.now() < end; number++) {
    text += `${await textOfPage(pdf, number)}\n`
  }
  return text
}

async function textOfPage(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  page.cleanup()
  return items.map(item => ('str' in item ? (item.hasEOL ? `${item.str}\n` : item.str) : '')).join('')
}
