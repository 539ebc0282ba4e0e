/** Identifiers. Each is a branded string, parsed once at the edge; ids are made by clients, so that a repeated commit is recognised. */

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** A file or folder of a drive; survives renames and moves. Unique inside its drive. */
export type NodeId = Brand<string, 'NodeId'>
export type DriveId = Brand<string, 'DriveId'>
/** One browser profile that syncs. */
export type DeviceId = Brand<string, 'DeviceId'>
/** One immutable content of a file. */
export type RevisionId = Brand<string, 'RevisionId'>
/** One operation of a commit; the server answers the same id the same way twice. */
export type OpId = Brand<string, 'OpId'>
/** SHA-256 of one chunk's bytes, 64 lower-case hex digits. */
export type ChunkHash = Brand<string, 'ChunkHash'>
/** Names a whole file's content; see `chunk/manifest.ts`. 64 lower-case hex digits. */
export type ContentHash = Brand<string, 'ContentHash'>

/** The top of every drive. It is not a node: it cannot be moved, renamed or deleted. */
export const ROOT = 'root' as NodeId

const CLIENT_ID = /^[A-Za-z0-9_-]{22}$/
const SHA256 = /^[0-9a-f]{64}$/

/** 128 random bits as base64url, or `undefined` for anything else. */
export function parseId<Id extends NodeId | DriveId | DeviceId | RevisionId | OpId>(text: string): Id | undefined {
  return CLIENT_ID.test(text) ? (text as unknown as Id) : undefined
}

export function isClientId(text: string): boolean {
  return CLIENT_ID.test(text)
}

export function isSha256(text: string): boolean {
  return SHA256.test(text)
}

export function parseChunkHash(text: string): ChunkHash | undefined {
  return SHA256.test(text) ? (text as ChunkHash) : undefined
}
