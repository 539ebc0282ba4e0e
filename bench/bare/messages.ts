/** What the bench asks of the bare page, and what it is told. */

export type BareRequest =
  /** List, look at and read every file below the folder. */
  | { readonly kind: 'read-tree'; readonly folder: string }
  /** List and look at every file, read none. */
  | { readonly kind: 'look'; readonly folder: string }
  /** So many files of so many bytes, in so many folders; the work is shared by all workers. */
  | { readonly kind: 'write-tree'; readonly folder: string; readonly folders: number; readonly files: number; readonly bytes: number }
  | { readonly kind: 'read-large'; readonly folder: string; readonly name: string }
  | { readonly kind: 'write-large'; readonly folder: string; readonly name: string; readonly bytes: number }
  /** Move every file of a folder into a new one beside it. */
  | { readonly kind: 'move'; readonly folder: string; readonly from: string; readonly to: string }
  /** Watch one folder; whatever appears in it is read and written into the other. Answers when it watches. */
  | { readonly kind: 'mirror'; readonly folder: string; readonly into: string }

export interface BareOrder {
  readonly request: BareRequest
  readonly folders: Readonly<Record<string, FileSystemDirectoryHandle>>
  /** Which worker this is, from 0, and of how many. */
  readonly worker: number
  readonly workers: number
}
