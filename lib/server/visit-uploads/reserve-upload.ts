/** Room for a file before its first byte comes: in the owner's quota, in what the link takes, on the disk. */
import { type NodeId, ROOT } from '../../core/ids'
import { MAX_DEPTH } from '../../core/name'
import { findNode } from '../changes'
import type { Node } from '../db/generated/client'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { packedBytes } from '../ingest/store-content'
import { nodeInLink, type OpenLink } from '../links/open-link'
import type { Reservation } from '../quota'
import { heldBytes, requireDisk, requireFewUnsent, requireRoomInLink } from './held-room'
import type { UploadOrder } from './upload-order'

/**
 * Durable when it resolves. There is room for all of it then; held back is only as much as comes next. `network`: of its
 * sender, as it is written down. Throws `over-quota`, `disk-full`, `rate-limited` when too much is begun and not sent,
 * `not-found` when the place is not in the link, `bad-request` where it would lie too deep.
 */
export async function reserveUpload(link: OpenLink, id: string, order: UploadOrder, network: string): Promise<void> {
  const { server, ownerId } = link.drive
  const parent = await placeOf(link, order)
  const { size } = order
  let reservation: Reservation | undefined
  try {
    await server.writer(async tx => {
      await requireDisk(server, tx, size)
      await requireRoomInLink(server, tx, link.row, { id, size })
      const reserved = heldBytes(size, 0)
      await requireFewUnsent(tx, link.row.id, network, reserved)
      reservation = await server.quota.reserve(ownerId, packedBytes(size), tx)
      await tx.linkUpload.create({ data: { ...rowOf(link, id, order), parentId: parent, reserved: BigInt(reserved), network } })
    })
  } finally {
    // The row counts from now on.
    reservation?.release()
  }
}

function rowOf({ row, drive }: OpenLink, id: string, { folders, name, size, mtime }: UploadOrder) {
  const now = BigInt(drive.server.now())
  const place = { driveId: drive.id, folders: folders.join('/'), name }
  const times = { mtime: mtime === undefined ? now : BigInt(mtime), createdAt: now, movedAt: now }
  return { id, linkId: row.id, ...place, size: BigInt(size), ...times }
}

/** The folder that it goes to, or that its folders are made in. Throws `not-found`, `bad-request` where they would lie too deep. */
export async function placeOf(link: OpenLink, { parent, folders }: Pick<UploadOrder, 'parent' | 'folders'>): Promise<NodeId> {
  const node = parent === undefined ? link.roots[0] : await nodeInLink(link, parent)
  if (!node?.folder || (parent === undefined && link.roots.length > 1)) throw new Fault('not-found', 'no folder to put it in')
  if ((await depthOf(link.drive, node)) + folders.length >= MAX_DEPTH) throw new Fault('bad-request', 'too-deep')
  return node.id as NodeId
}

/** Folders from the top of the drive to this one, itself counted. */
async function depthOf(drive: Drive, folder: Pick<Node, 'parentId'>): Promise<number> {
  let depth = 1
  for (let at = folder.parentId; at !== ROOT && depth <= MAX_DEPTH; depth++) at = (await findNode(drive, at))?.parentId ?? ROOT
  return depth
}
