'use client'
/** A PDF on its way to the screen. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useCallback, useEffect, useState } from 'react'
import { RemoteFault } from '../../core/ports'
import type { FileBytes } from './file-bytes'
import { openPdf } from './open-pdf'
import type { Size } from './zoom'

export type Pdf =
  | { readonly kind: 'opening' }
  | { readonly kind: 'locked'; readonly wrong: boolean; readonly unlock: (password: string) => void }
  /** `first`: of its first page, in points. */
  | { readonly kind: 'open'; readonly document: PDFDocumentProxy; readonly first: Size }
  /** It is no PDF that pdf.js can read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly error: unknown }

export function usePdf(bytes: FileBytes): readonly [Pdf, retry: () => void] {
  const [pdf, setPdf] = useState<Pdf>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt begins anew
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: Pdf) => {
      if (!signal.aborted) setPdf(next)
    }
    const onPassword = (answer: (password: string) => void, wrong: boolean) =>
      show({
        kind: 'locked',
        wrong,
        unlock: password => {
          show({ kind: 'opening' })
          answer(password)
        },
      })
    const onFault = (error: unknown) => show({ kind: 'failed', error })
    setPdf({ kind: 'opening' })
    openPdf(bytes, { onPassword, onFault }, signal)
      .then(async document => show({ kind: 'open', document, first: sizeOf(await document.getPage(1)) }))
      .catch((error: unknown) => show(isUnreadable(error) ? { kind: 'unreadable' } : { kind: 'failed', error }))
    return () => controller.abort()
  }, [bytes.key, attempt])
  return [pdf, useCallback(() => setAttempt(before => before + 1), [])]
}

interface PageLike {
  getViewport(options: { scale: number }): Size
}

/** In points, turned as it is shown. */
export function sizeOf(page: PageLike): Size {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

/** Its errors are told apart by name: the classes belong to a module that is loaded late. */
function isUnreadable(error: unknown): boolean {
  return !(error instanceof RemoteFault) && error instanceof Error && /^(InvalidPDF|FormatError|UnknownErrorException)/.test(error.name)
}
