/** A drive as a page asks for it without being a device: changes are made without a lead, content goes up and down as ever. */
import { z } from 'zod/mini'
import type { Manifest, Sha256 } from '../../core/chunk/manifest'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import type { RemoteDrive } from '../../core/ports'
import type { Edits } from '../../core/protocol/edits'
import { RevisionManifestSchema } from '../../core/protocol/history'
import {
  type CommitAnswer,
  CommitAnswerSchema,
  NodeIdSchema,
  NodeSchema,
  type Op,
  PROTOCOL_VERSION,
  type RemoteNode,
} from '../../core/protocol/messages'
import { TrashContentsSchema } from '../../core/protocol/trash'
import type { Http } from './http'
import type { Pushes } from './pushes'
import { createRemoteDrive } from './remote-drive'
import type { SendBody } from './send-body'

const ListingSchema = z.object({
  path: z.array(z.object({ id: NodeIdSchema, name: z.string() })),
  nodes: z.array(NodeSchema),
})

export type RemoteListing = z.infer<typeof ListingSchema>

/** Throws `RemoteFault`. */
export interface PageDrive extends Pick<RemoteDrive, 'changes' | 'missing' | 'sendPack' | 'manifests'> {
  /** At most 1000 ops, each with an outcome of its own. */
  edit(ops: readonly Op[], deletesConfirmed: boolean): Promise<CommitAnswer>
  listFolder(folder: NodeId): Promise<RemoteListing>
  /** A node in the trash and all that was deleted with it, parents first. */
  trashed(node: NodeId): Promise<readonly RemoteNode[]>
  revisionChunks(node: NodeId, revision: RevisionId): Promise<Manifest>
}

export interface PageDriveParts {
  /** Of no device. */
  readonly http: Http
  readonly sha256: Sha256
  readonly sendBody?: SendBody
}

/** Pages are told of news by the tab's socket, not by their drive. */
const SILENT: Pushes = { subscribe: () => () => {}, nudge() {}, close() {} }

export function createPageDrive(drive: DriveId, parts: PageDriveParts): PageDrive {
  const { http } = parts
  const { changes, missing, sendPack, manifests } = createRemoteDrive(drive, { ...parts, pushes: SILENT })
  const path = (rest: string) => `/api/drives/${drive}/${rest}`
  return {
    changes,
    missing,
    sendPack,
    manifests,
    edit(ops, deletesConfirmed) {
      const edits: Edits = { protocol: PROTOCOL_VERSION, deletesConfirmed, ops: [...ops] }
      return http.json('POST', path('edits'), CommitAnswerSchema, edits)
    },
    listFolder: folder => http.json('GET', path(`nodes?parent=${folder}`), ListingSchema),
    async trashed(node) {
      const nodes: RemoteNode[] = []
      for (let after = ''; ; ) {
        const page = await http.json('GET', path(`trash/${node}/contents${after}`), TrashContentsSchema)
        nodes.push(...page.nodes)
        if (page.next === null) return nodes
        after = `?after=${encodeURIComponent(page.next)}`
      }
    },
    async revisionChunks(node, revision) {
      return (await http.json('GET', path(`nodes/${node}/revisions/${revision}/manifest`), RevisionManifestSchema)).chunks
    },
  }
}
