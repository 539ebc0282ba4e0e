/**
 * What the engine needs of the world, and nothing more. Each port has one contract suite in `testing/`, kept by the
 * memory fake and by the real adapter. Expected refusals are values; a broken pipe to the server throws `RemoteFault`.
 */
import type { Manifest } from './chunk/manifest'
import type { ChunkHash, ContentHash, NodeId } from './ids'
import type { Path } from './name'
import type { Advanced, Changes, Commit, CommitAnswer, Conflict, FaultKind } from './protocol/messages'
import type { PackedChunk } from './protocol/pack'
import type { BaseEntry, Fingerprint, RemoteEntry, Shared } from './sides'

// ── The folder on this device ──────────────────────────────────────────────────────────────────────────────────────

/** Why one item of the folder cannot be read, written or removed now. */
export type LocalProblem =
  | 'bad-name' // the browser or the disk refuses the name
  | 'too-long' // the path is too long or too deep
  | 'no-permission' // this item, not the whole folder
  | 'in-use' // another program holds it
  | 'blocked' // the browser's safety check refused it
  | 'disk-full'
  | 'unreadable' // any other failure of the disk

export type Access = 'granted' | 'ask' | 'denied' | 'gone'

export type ListedEntry =
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly fingerprint: Fingerprint }
  | { readonly kind: 'unreadable'; readonly name: string; readonly why: LocalProblem }

/** `complete: false`: something may be there that is not listed, so absence proves nothing. */
export interface Listing {
  readonly complete: boolean
  readonly entries: readonly ListedEntry[]
}

/** What stands at a place. A problem: that cannot be told; `bad-name`: the platform hides all that is called so. */
export type Standing = 'nothing' | 'file' | 'folder' | LocalProblem

/** `gone`: nothing is there. `changed`: it is not (or no longer) the file that was expected. */
export type ReadFailure = { readonly kind: 'gone' | 'changed' } | { readonly kind: 'problem'; readonly why: LocalProblem }
export type SmallRead = { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> } | ReadFailure

/** Thrown out of the middle of `readLarge`. */
export class ReadFault extends Error {
  constructor(readonly failure: ReadFailure) {
    super(failure.kind)
  }
}

export type WriteResult =
  | { readonly kind: 'done'; readonly fingerprint: Fingerprint }
  /** What stands there is not what was expected; nothing was changed. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'problem'; readonly why: LocalProblem }

export type ChangeResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'stale' }
  /** The folder holds something that sync does not see; it stays on the disk. */
  | { readonly kind: 'not-empty' }
  | { readonly kind: 'problem'; readonly why: LocalProblem }

/** What the watcher saw: hints only, a scan is the truth. */
export type WatchHint =
  | { readonly kind: 'changed'; readonly path: Path }
  | { readonly kind: 'moved'; readonly from: Path; readonly to: Path }
  /** Events were missed, or watching ended: scan everything. */
  | { readonly kind: 'unknown' }

export interface LocalFolder {
  access(): Promise<Access>
  /** One folder, not deep. `gone`: it is not there. Ignored and own temporary items are left out by the caller, not here. */
  list(path: Path): Promise<Listing | 'gone'>
  /**
   * Looks at one place itself: platforms leave out of a listing, even a complete one, what they will not show. `nothing`
   * proves an absence only together with a complete listing.
   */
  standing(path: Path): Promise<Standing>
  /** Whole small files, many at once; one answer each, in order. `bytes` are those of exactly `expected`. */
  readSmall(files: readonly { readonly path: Path; readonly expected: Fingerprint }[]): Promise<readonly SmallRead[]>
  /** A file as a stream. Throws `ReadFault` (`changed`) when the file stops being `expected` before the end; the whole is then void. */
  readLarge(path: Path, expected: Fingerprint): AsyncIterable<Uint8Array>
  /** A range of a file that should be `expected`, for reusing chunks. */
  readRange(path: Path, expected: Fingerprint, offset: number, length: number): Promise<SmallRead>
  /** Writes beside, checks that the target still is `expected`, then swaps. Whatever fails, the old file is whole. What `content` throws is thrown on, unchanged. */
  write(path: Path, expected: Fingerprint | 'absent', content: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<WriteResult>
  /** `stale` when the name is taken by a file; an existing folder is `done`. */
  makeFolder(path: Path): Promise<ChangeResult>
  /** Renames or moves. `stale`: the source is not `expected`, or the target name is taken. Case-only renames work. A folder moves with all it holds, also what sync does not see. */
  moveFile(from: Path, to: Path, expected: Fingerprint): Promise<WriteResult>
  moveFolder(from: Path, to: Path): Promise<ChangeResult>
  removeFile(path: Path, expected: Fingerprint): Promise<ChangeResult>
  /** Only an empty one. A folder that is not there is `done`. */
  removeFolder(path: Path): Promise<ChangeResult>
  /** Whether this device can hold the name. */
  nameProblem(name: string): LocalProblem | undefined
  /** Starts to watch; `undefined` where the platform cannot. */
  watch(hint: (hints: readonly WatchHint[]) => void): Promise<(() => void) | undefined>
}

// ── The drive on the server ────────────────────────────────────────────────────────────────────────────────────────

/** A request that had no useful answer. `offline`: no answer at all, or one that is no answer of ours. */
export class RemoteFault extends Error {
  /** Seconds until it may be asked again, where the server said so. */
  readonly againS: number | undefined

  constructor(
    readonly kind: 'offline' | FaultKind,
    options: { readonly cause?: unknown; readonly againS?: number | undefined } = {},
  ) {
    super(kind, options)
    this.againS = options.againS
  }
}

export interface Lead {
  readonly fence: number
  /** The drive takes nothing from this person. */
  readonly readOnly: boolean
}

export interface RemoteDrive {
  /** Takes the lead for this device and folder: commits with an older fence are refused from now on. */
  lead(): Promise<Lead>
  changes(since: number, limit: number): Promise<Changes>
  commit(commit: Commit): Promise<CommitAnswer>
  /** Those the drive does not hold. */
  missing(hashes: readonly ChunkHash[]): Promise<ReadonlySet<ChunkHash>>
  /** Acknowledged only when durable. */
  sendPack(chunks: readonly PackedChunk[], progress?: (bytes: number) => void): Promise<void>
  /** In any order, each verified by its hash. Chunks that the drive does not hold are left out. */
  fetchChunks(hashes: readonly ChunkHash[]): AsyncIterable<PackedChunk>
  manifests(contents: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, Manifest>>
  /**
   * Pushes, until the returned function is called. `online` after every (re)connection: something may have been missed;
   * `rights`: what this person may do in the drive is another, the lead tells.
   */
  subscribe(on: {
    advanced(message: Advanced): void
    online(): void
    offline(): void
    rights(): void
    refused(kind: FaultKind): void
  }): () => void
}

// ── What this device remembers ─────────────────────────────────────────────────────────────────────────────────────

/** A node of the server that differs from the base: its present state, or that it is gone. */
export type RemoteChange = { readonly id: NodeId; readonly gone: true } | (RemoteEntry & { readonly gone: false })

/** Durable before something half-done could be left: it is recognised after a crash. One for a node at a time. */
export interface Intent {
  readonly path: Path
  readonly id: NodeId
  /** A file is being written here: a new one, or over one that stands there. */
  readonly writing?: 'new' | 'over'
  /** What was sent and is not answered yet, in order. */
  readonly sent?: readonly Shared[]
}

/** A conflict copy that was renamed on the disk and is not on the server yet. */
export interface PendingConflict {
  readonly path: Path
  readonly id: NodeId
  readonly conflict: Conflict
}

export interface DeviceState {
  readonly epoch: string
  readonly cursor: number
  /** The first sync was previewed and begun. */
  readonly begun: boolean
  readonly base: readonly BaseEntry[]
  readonly remote: readonly RemoteChange[]
  readonly intents: readonly Intent[]
  readonly conflicts: readonly PendingConflict[]
  /** Folders that left sync and stay on the disk for the ignored items in them. */
  readonly left: readonly Path[]
  /** The text of the ignore rules that this was sorted by; empty: none but those of every drive. */
  readonly rules: string
}

export interface StateChange {
  readonly epoch?: string
  readonly cursor?: number
  readonly begun?: boolean
  readonly basePut?: readonly BaseEntry[]
  readonly baseRemove?: readonly NodeId[]
  readonly remotePut?: readonly RemoteChange[]
  readonly remoteRemove?: readonly NodeId[]
  readonly intentsPut?: readonly Intent[]
  readonly intentsRemove?: readonly NodeId[]
  readonly conflictsPut?: readonly PendingConflict[]
  readonly conflictsRemove?: readonly NodeId[]
  readonly leftPut?: readonly Path[]
  readonly leftRemove?: readonly Path[]
  readonly rules?: string
  /** Manifests of contents of more than one chunk that lie in the folder; they are the chunk index. */
  readonly manifestsPut?: readonly { readonly content: ContentHash; readonly manifest: Manifest }[]
  /** Forget base, remote and cursor first (another epoch). Manifests and rules stay. */
  readonly reset?: true
}

export interface DeviceStore {
  load(): Promise<DeviceState | undefined>
  /** All of it or nothing, durable when it resolves. */
  save(change: StateChange): Promise<void>
  manifest(content: ContentHash): Promise<Manifest | undefined>
  /** For each chunk that a remembered manifest holds: one content that has it, and where in it. */
  findChunks(
    hashes: readonly ChunkHash[],
  ): Promise<ReadonlyMap<ChunkHash, { readonly content: ContentHash; readonly offset: number; readonly size: number }>>
}

// ── The rest ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Clock {
  /** Milliseconds since 1970; shown and compared with itself, never trusted for a decision between devices. */
  now(): number
  /** Calls `run` once after `ms`, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void
}

/** 128 random bits as 22 characters of base64url. */
export type NewId = () => string
