/**
 * A PDF, opened by pdf.js in its worker, which asks for the ranges that the shown pages need. Nothing of the document is
 * run: this version compiles no code out of it, and what would run its scripts is neither loaded nor served.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { FileBytes } from './file-bytes'

/** A picture in a document with more pixels than this is left out rather than let it fill the memory. */
const MOST_IMAGE_PIXELS = 100_000_000
const RANGE_BYTES = 256 * 1024

export interface PdfAsks {
  /** It is locked. `wrong`: what was answered before did not open it. */
  onPassword(answer: (password: string) => void, wrong: boolean): void
  /** Its bytes could not be had, at the beginning or later; it stands still from now on. */
  onFault(error: unknown): void
}

/** Throws what pdf.js throws at a document that it cannot read. Ends with the signal. */
export async function openPdf(bytes: FileBytes, asks: PdfAsks, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist')
  signal.throwIfAborted()
  const served = `${location.origin}/pdfjs/${pdfjs.version}`
  pdfjs.GlobalWorkerOptions.workerSrc = `${served}/build/pdf.worker.min.mjs`

  class Ranges extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      bytes.read(begin, end, signal).then(
        part => this.onDataRange(begin, part),
        (error: unknown) => signal.aborted || asks.onFault(error),
      )
    }
  }

  const task = pdfjs.getDocument({
    range: new Ranges(bytes.size, null),
    rangeChunkSize: RANGE_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${served}/cmaps/`,
    standardFontDataUrl: `${served}/standard_fonts/`,
    wasmUrl: `${served}/wasm/`,
    maxImageSize: MOST_IMAGE_PIXELS,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  signal.addEventListener('abort', () => void task.destroy(), { once: true })
  task.onPassword = (answer: (password: string) => void, reason: number) =>
    asks.onPassword(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD)
  return task.promise
}
