/** What the worker tells the page and the page tells the runner, and what it may be asked. */

export interface CaseReport {
  readonly suite: string
  readonly name: string
  readonly ms: number
  /** `undefined`: it passed. */
  readonly error?: string
}

export type WorkerRequest =
  | { readonly run: 'tests'; readonly root: FileSystemDirectoryHandle; readonly only: string }
  | { readonly run: 'measure'; readonly root: FileSystemDirectoryHandle; readonly only: string }

export type WorkerReport =
  | { readonly kind: 'case'; readonly report: CaseReport }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'end' }
