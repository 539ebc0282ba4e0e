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
import { type StarChange, StarsChangedSchema } from '../../core/protocol/stars'
import { MAX_TRASHED_ASKED, type TrashAsked, type TrashContents, TrashContentsSchema } from '../../core/protocol/trash'
import { deletedTogether } from './deleted-together'
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
  /** Those that are in the trash, and all that was deleted with them: by the topmost of each, parents first. */
  trashed(nodes: readonly NodeId[]): Promise<ReadonlyMap<NodeId, readonly RemoteNode[]>>
  /** Of this person alone, at most `MOST_STARS`. Gives those that are not there any more. */
  star(nodes: readonly NodeId[], starred: boolean): Promise<readonly NodeId[]>
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
    async trashed(wanted) {
      const nodes: RemoteNode[] = []
      for (let at = 0; at < wanted.length; at += MAX_TRASHED_ASKED) {
        const ids = wanted.slice(at, at + MAX_TRASHED_ASKED)
        for (let after: number | null = 0; after !== null; ) {
          const asked: TrashAsked = { ids, after }
          const page: TrashContents = await http.json('POST', path('trash-contents'), TrashContentsSchema, asked)
          for (const node of page.nodes) nodes.push(node)
          after = page.next
        }
      }
      return deletedTogether(nodes)
    },
    async star(nodes, starred) {
      const change: StarChange = { nodes: [...nodes], starred }
      return (await http.json('POST', path('starred'), StarsChangedSchema, change)).gone
    },
    async revisionChunks(node, revision) {
      return (await http.json('GET', path(`nodes/${node}/revisions/${revision}/manifest`), RevisionManifestSchema)).chunks
    },
  }
}
