/** What uploads need of the world. */
import type { Sha256 } from '../../core/chunk/manifest'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import type { Clock, NewId } from '../../core/ports'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import type { PageDrive } from '../remote/page-drive'
import type { ContentSender } from './content-sender'
import type { UploadStore } from './upload-store'

/** A file that got a new version. */
export interface Replaced {
  readonly id: NodeId
  readonly name: string
  readonly before: RevisionInfo
  readonly now: RevisionId
}

export interface UploadParts {
  readonly driveId: DriveId
  readonly drive: Pick<PageDrive, 'edit' | 'listFolder'>
  readonly sender: ContentSender
  readonly store: UploadStore
  readonly sha256: Sha256
  readonly clock: Clock
  readonly newId: NewId
  /** `undefined`: there is no such folder. Throws `RemoteFault`. */
  children(folder: NodeId): Promise<readonly RemoteNode[] | undefined>
  /** Has a batch for this tab alone until the returned function is called; `undefined`: another tab has it. */
  claim(batch: string): Promise<(() => void) | undefined>
  /** These got a new version; told once all that came with them is dealt with. */
  replaced(files: readonly Replaced[]): void
  /** Asks to read again; from a click. */
  allow(handle: FileSystemHandle): Promise<boolean>
  /** A bug, or a store that fails; for developers. */
  fault(error: unknown): void
}
