/** What uploads need of the world. */
import type { Sha256 } from '../../core/chunk/manifest'
import type { DriveId, NodeId } from '../../core/ids'
import type { Clock, NewId } from '../../core/ports'
import type { RemoteNode } from '../../core/protocol/messages'
import type { PageDrive } from '../remote/page-drive'
import type { Brought } from './brought'
import type { ContentSender } from './content-sender'
import type { UploadStore } from './upload-store'

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
  /** Told once all that was chosen together is dealt with. */
  brought(what: Brought): void
  /** Asks to read again; from a click. */
  allow(handle: FileSystemHandle): Promise<boolean>
  /** A bug, or a store that fails; for developers. */
  fault(error: unknown): void
}
