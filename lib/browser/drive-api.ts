/**
 * What the screens may ask of one drive on the web, whether or not a folder is connected: its listings and names, its
 * changes, its uploads. Types only, implemented by `drive-client.ts`. Sizes are bytes, times milliseconds since 1970.
 * Each `snapshot` is a new object only when something changed, for `useSyncExternalStore`.
 */
import type { DriveId, NodeId, RevisionId } from '../core/ids'
import type { BadName } from '../core/name'
import type { RemoteFault } from '../core/ports'
import type { RemoteNode, RevisionInfo } from '../core/protocol/messages'
import type { UploadTotals } from './uploads/upload-totals'

export interface DriveClient {
  readonly drive: DriveId
  readonly mirror: DriveMirror
  readonly edits: DriveEdits
  readonly uploads: DriveUploads
  /** Somebody signed in again, or the network may be back: what waits is tried now. */
  nudge(): void
  /** Ends all work of this page on the drive and forgets nothing. */
  close(): Promise<void>
  /** Closes, and removes from this browser what it knew of the drive; after signing out. */
  forget(): Promise<void>
}

/** Why there was no useful answer. */
export type Trouble = RemoteFault['kind']

// ── What the drive holds ───────────────────────────────────────────────────────────────────────────────────────────

/** `pending`: this page changed it and the server has not said yes. */
export type ShownNode = RemoteNode & { readonly pending?: true }

/** One folder on the way from the top of the drive. */
export interface Step {
  readonly id: NodeId
  readonly name: string
}

export type FolderState =
  | { readonly kind: 'loading' }
  /** `path` ends with the folder itself and is empty for the root; `nodes` are in no order that may be relied on. */
  | { readonly kind: 'listed'; readonly path: readonly Step[]; readonly nodes: readonly ShownNode[] }
  /** There is no such folder (any more). */
  | { readonly kind: 'gone' }
  /** The replica is not whole yet and the server did not answer. Tried again by itself, and by `nudge`. */
  | { readonly kind: 'failed'; readonly why: Trouble }

/** One folder as it is and stays, pending changes included. Kept up to date while somebody is subscribed. */
export interface FolderView {
  readonly snapshot: () => FolderState
  readonly subscribe: (listener: () => void) => () => void
}

export interface MirrorSnapshot {
  /** Everything is here: folders show at once, names can be searched. */
  readonly whole: boolean
  /** Nodes that are here; while it is not whole, how far it came. */
  readonly nodes: number
  /** Why it is not following the server now. */
  readonly trouble: Trouble | undefined
}

export interface NameQuery {
  readonly text: string
  /** Only below this folder. */
  readonly folder?: NodeId
  readonly kind?: 'file' | 'folder'
  /** 50 unless said, at most 500. */
  readonly limit?: number
}

export interface NameHit {
  readonly node: ShownNode
  /** The folders from the top of the drive down to the one that it lies in. */
  readonly path: readonly Step[]
}

/** Best first. `more`: there are others. `whole: false`: not everything could be looked through yet. */
export interface NameHits {
  readonly hits: readonly NameHit[]
  readonly more: boolean
  readonly whole: boolean
}

export interface Counts {
  readonly files: number
  readonly folders: number
  readonly bytes: number
  /** The drive's seq at the last change of any of it; 0 where nothing is. */
  readonly seq: number
}

export interface DriveMirror {
  readonly snapshot: () => MirrorSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** The same object for the same folder while it is in use; may be asked for in every render. */
  folder(id: NodeId): FolderView
  /** `undefined`: not there, or the replica has not come so far. */
  node(id: NodeId): Promise<ShownNode | undefined>
  /** From the top of the drive to the node itself. */
  path(id: NodeId): Promise<readonly Step[] | undefined>
  /** Names as one types, whatever case, accents or width; every word must occur. Empty text has no hits. */
  search(query: NameQuery): Promise<NameHits>
  /** Everything below a folder, the folder itself not counted; `undefined` while the replica is not whole. */
  counts(folder: NodeId): Promise<Counts | undefined>
}

// ── Changing it ────────────────────────────────────────────────────────────────────────────────────────────────────

export type Refusal =
  /** `by`: who has the name. */
  | { readonly kind: 'name-taken'; readonly by: NodeId }
  | { readonly kind: 'bad-name'; readonly why: BadName | 'too-deep' }
  /** Somebody changed or removed it meanwhile; the lists show what is now. */
  | { readonly kind: 'stale' }
  /** The folder it should go to, or come back to, is not there. */
  | { readonly kind: 'parent-gone' }
  /** A folder cannot go into itself. */
  | { readonly kind: 'into-itself' }
  | { readonly kind: 'over-quota' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'forbidden' }
  /** The server does not hold the content any more. */
  | { readonly kind: 'content-missing' }

export interface Refused {
  readonly id: NodeId
  readonly name: string
  readonly why: Refusal
}

/** Names a done edit that can be undone. */
export type UndoId = number

/** `nodes`: what was changed or made, as far as it was asked for (not everything that hung below). */
export type EditResult =
  | { readonly kind: 'done'; readonly nodes: readonly NodeId[]; readonly undo: UndoId | undefined }
  | {
      readonly kind: 'partly'
      readonly nodes: readonly NodeId[]
      readonly refused: readonly Refused[]
      readonly undo: UndoId | undefined
    }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly refused: readonly Refused[] }
  /** So many files want a yes before any of them is deleted: ask, and call again with `confirmed`. Nothing was changed. */
  | { readonly kind: 'unconfirmed'; readonly deletes: number }
  /** No useful answer: what is not in `nodes` was not changed as far as is known; the lists show it when it was. */
  | { readonly kind: 'failed'; readonly why: Trouble; readonly nodes: readonly NodeId[]; readonly undo: UndoId | undefined }

/** Of a text that was saved. `conflict`: the file has a newer revision than the one that was opened; nothing was written. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly node: RemoteNode; readonly undo: UndoId | undefined }
  | { readonly kind: 'conflict'; readonly node: RemoteNode }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'failed'; readonly why: Trouble }

export type EditKind =
  | 'create-folder'
  | 'create-file'
  | 'rename'
  | 'move'
  | 'copy'
  | 'delete'
  | 'restore'
  | 'save'
  | 'restore-revision'
  | 'resolve-conflict'
  | 'upload'
  /** One that only brought files onto others. */
  | 'upload-version'
  | 'star'
  | 'unstar'

/** A done edit, as shown beside "Undo". */
export interface UndoEntry {
  readonly id: UndoId
  readonly what: EditKind
  readonly count: number
  /** Of the first. */
  readonly name: string
}

export interface EditsSnapshot {
  /** Edits that the server has not answered yet. */
  readonly pending: number
  /** The drive's seq as of the last one that was answered; 0 before. */
  readonly head: number
  /** Newest last, at most 20. */
  readonly undo: readonly UndoEntry[]
}

/** What becomes of a name that is taken where something goes: refused, or the next free `name (1)`. */
export type TakenName = 'refuse' | 'keep-both'

/** `mine`: the content of the conflict copy replaces the file's. `theirs`: the copy goes. `both`: the copy becomes a file like others. */
export type ConflictChoice = 'mine' | 'theirs' | 'both'

/** A conflict copy and what it was copied from, as the person saw them. */
export interface SeenConflict {
  readonly copy: RemoteNode
  /** `undefined`: deleted since. */
  readonly of: RemoteNode | undefined
}

/** Each change shows at once in the listings and is taken back when the server refuses it. None of them throws for what a server or a network can do. */
export interface DriveEdits {
  readonly snapshot: () => EditsSnapshot
  readonly subscribe: (listener: () => void) => () => void
  createFolder(parent: NodeId, name: string): Promise<EditResult>
  /** UTF-8. */
  createText(parent: NodeId, name: string, text: string): Promise<EditResult>
  rename(id: NodeId, name: string): Promise<EditResult>
  move(ids: readonly NodeId[], to: NodeId, options?: { readonly taken?: TakenName }): Promise<EditResult>
  /** Folders with all that lies below. Taken names become `name (1)` unless said. */
  copy(ids: readonly NodeId[], to: NodeId, options?: { readonly taken?: TakenName }): Promise<EditResult>
  /** To the trash. `confirmed`: the person was asked about this many; without it, many are answered `unconfirmed`. */
  remove(ids: readonly NodeId[], options?: { readonly confirmed?: boolean }): Promise<EditResult>
  /** From the trash, each with all that was deleted with it, to where it was or to `to`. */
  restore(ids: readonly NodeId[], options?: { readonly to?: NodeId; readonly taken?: TakenName }): Promise<EditResult>
  /** `opened`: the revision that the person began with. */
  saveText(id: NodeId, opened: RevisionId, text: string): Promise<SaveResult>
  /** An older revision becomes the newest again. `current`: the one that was shown as the newest. */
  restoreRevision(id: NodeId, current: RevisionId, old: RevisionInfo): Promise<SaveResult>
  resolveConflict(conflict: SeenConflict, choice: ConflictChoice): Promise<EditResult>
  /** Of this person alone, and also where they may not change the drive. `nodes`: those that it changes. */
  star(nodes: readonly Pick<RemoteNode, 'id' | 'name'>[], starred: boolean): Promise<EditResult>
  /** Takes back one done edit, the newest unless said. What changed meanwhile is refused, not overwritten. `undefined`: there is none. */
  undo(id?: UndoId): Promise<EditResult | undefined>
}

// ── Sending files ──────────────────────────────────────────────────────────────────────────────────────────────────

export type UploadFailure =
  | { readonly kind: 'bad-name'; readonly why: BadName | 'too-deep' }
  /** It was changed while it was read. */
  | { readonly kind: 'changed' }
  /** It is not there any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' }
  /** The folder it should go to was deleted. */
  | { readonly kind: 'parent-gone' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'forbidden' }
  /** The server would not take it, and trying again will not help. */
  | { readonly kind: 'refused' }

export type UploadState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending' }
  /** Waits for the answer to `onSameName`. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'paused' }
  /** `same`: the drive had exactly this already. */
  | { readonly kind: 'done'; readonly node: NodeId; readonly same: boolean }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly why: UploadFailure }

export type UploadId = string

/** A file on its way. */
export interface UploadItem {
  readonly id: UploadId
  /** All that was dropped or chosen together. */
  readonly batch: string
  readonly name: string
  /** The folders below the target that it goes to, by name. */
  readonly folders: readonly string[]
  readonly size: number
  /** Bytes that the server has acknowledged. */
  readonly sent: number
  readonly state: UploadState
}

/** Nothing is sent now, and why. `retryAt`: tried again by itself then; `undefined`: the person must do something, then `resume` or `nudge`. */
export interface UploadsHeld {
  readonly why: Trouble
  readonly retryAt: number | undefined
}

/** Found after a reload: it goes on when the person allows its files to be read again. */
export interface InterruptedUpload {
  readonly batch: string
  /** Of the files and folders that were dropped or chosen. */
  readonly names: readonly string[]
  readonly to: NodeId
  /** Files that were sent before. */
  readonly done: number
}

export type Continued =
  | 'under-way'
  /** The person, or the browser, did not let its files be read again. */
  | 'not-allowed'
  /** Another tab is sending it. */
  | 'elsewhere'
  /** Another tab brought it to its end. */
  | 'over'

export interface UploadsSnapshot extends UploadTotals<UploadItem> {
  readonly interrupted: readonly InterruptedUpload[]
  readonly held: UploadsHeld | undefined
  /** Folders are still being looked through: the totals grow. */
  readonly counting: boolean
}

export interface SameName {
  /** The file on its way. */
  readonly item: UploadItem
  /** Its own lastModified. */
  readonly mtime: number
  /** What has the name now; for a folder `version` is no answer. */
  readonly existing: RemoteNode
  /** Others in the same batch that may ask too. */
  readonly others: number
}

export interface SameNameAnswer {
  /** `version`: a new revision of the file there. `keep-both`: this one becomes `name (1)`. */
  readonly what: 'version' | 'keep-both' | 'skip'
  /** Also for the others of its batch. */
  readonly forAll: boolean
}

export interface DriveUploads {
  readonly snapshot: () => UploadsSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** From `<input>`; `webkitRelativePath` gives the folders. */
  addFiles(files: readonly File[], to: NodeId): void
  /** Of a drop or a paste. To be called in the event itself, before any `await`: the items are only good until it ends. */
  addDropped(items: DataTransferItemList, to: NodeId): void
  /** From `showOpenFilePicker` or `showDirectoryPicker`; these go on after a reload. */
  addHandles(handles: readonly FileSystemHandle[], to: NodeId): void
  /** Whoever asks the person; one question at a time. Without anybody, files of a taken name wait. Until the returned function is called. */
  onSameName(ask: (question: SameName) => Promise<SameNameAnswer>): () => void
  /** Without an id: all. */
  pause(id?: UploadId): void
  resume(id?: UploadId): void
  /** What is acknowledged of it is not in the drive; files that are done stay. */
  cancel(id?: UploadId): void
  /** Failed ones once more. */
  retry(id?: UploadId): void
  /** Takes those that are done, skipped or failed off the list. */
  clear(): void
  /** Goes on with an interrupted upload, which is no longer interrupted then; call from a click. */
  continueInterrupted(batch: string): Promise<Continued>
  discardInterrupted(batch: string): Promise<void>
}
