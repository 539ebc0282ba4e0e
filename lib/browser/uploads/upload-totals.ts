/** What is shown of a queue of uploads as a whole, to a drive or to a shared link. */
export interface UploadTotals<Item> {
  readonly items: readonly Item[]
  readonly files: { readonly total: number; readonly done: number; readonly failed: number }
  /** Of all that did not fail. */
  readonly bytes: { readonly total: number; readonly sent: number }
  /** Of late; 0 while nothing moves. */
  readonly bytesPerSecond: number
  /** Something is under way or waits: closing the page would lose it or interrupt it. */
  readonly busy: boolean
}
