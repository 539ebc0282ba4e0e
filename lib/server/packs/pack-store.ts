/**
 * Where packs lie. A pack is an immutable object in the framing of `lib/core/protocol/pack.ts`, so that its chunks can
 * be found again without the database. The store knows bytes and names; which drive owns what is the index's matter.
 */

export interface StoredPack {
  readonly id: string
  /** Bytes, frames included. */
  readonly size: number
}

export interface PackWriter {
  write(bytes: readonly Uint8Array[]): Promise<void>
  /** Makes it durable and visible under a name of its own. */
  seal(): Promise<StoredPack>
  /** Removes what was written; does nothing after `seal`. */
  abandon(): Promise<void>
}

export interface PackReader {
  readonly size: number
  /** The bytes from `from` up to and without `to`. */
  read(from: number, to: number): AsyncIterable<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export interface PackStore {
  /** Throws the `disk-full` fault, here or in any step of the writer, and leaves nothing. */
  create(): Promise<PackWriter>
  /** `undefined` when there is no such pack. */
  open(pack: string): Promise<PackReader | undefined>
  remove(pack: string): Promise<void>
  /** Says when the pack was last changed, in milliseconds since 1970; nothing when there is no such pack. */
  setAge(pack: string, changedAt: number): Promise<void>
  /** Every sealed pack, with the age of its last change in milliseconds since 1970. */
  list(): AsyncIterable<StoredPack & { readonly changedAt: number }>
  /** Removes what writers left behind that never sealed. Call only while nobody writes. */
  clearUnsealed(): Promise<number>
}
