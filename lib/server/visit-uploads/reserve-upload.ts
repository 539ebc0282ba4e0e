/** Room for a file before its first byte comes: in the owner's quota, in what the link takes, on the disk. */
import { statfs } from 'node:fs/promises'
import { type NodeId, ROOT } from '../../core/ids'
import { MAX_DEPTH } from '../../core/name'
import { findNode } from '../changes'
import type { Transaction } from '../db/database'
import type { Node } from '../db/generated/client'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { packedBytes } from '../ingest/store-content'
import { nodeInLink, type OpenLink } from '../links/open-link'
import type { Reservation } from '../quota'
import type { UploadOrder } from './upload-order'

/** Begun and neither finished nor given up, of one link. */
const MAX_OPEN = 1000
/** It lies there twice while it is packed. */
const COPIES = 2

/**
 * Durable when it resolves. Throws `over-quota`, `disk-full`, `rate-limited` when too many are open, `not-found` when the
 * place is not in the link, `bad-request` where it would lie too deep.
 */
export async function reserveUpload(link: OpenLink, id: string, order: UploadOrder): Promise<void> {
  const { server, ownerId } = link.drive
  const parent = await placeOf(link, order)
  await requireDisk(server.env.dataDir, order.size)
  let reservation: Reservation | undefined
  try {
    await server.writer(async tx => {
      await requireRoomInLink(tx, link, order.size)
      const reserved = packedBytes(order.size)
      reservation = await server.quota.reserve(ownerId, reserved, tx)
      await tx.linkUpload.create({ data: { ...rowOf(link, id, order), parentId: parent, reserved: BigInt(reserved) } })
    })
  } finally {
    // The row counts from now on.
    reservation?.release()
  }
}

function rowOf({ row, drive }: OpenLink, id: string, { folders, name, size, mtime }: UploadOrder) {
  const now = BigInt(drive.server.now())
  const place = { driveId: drive.id, folders: folders.join('/'), name }
  return { id, linkId: row.id, ...place, size: BigInt(size), mtime: mtime === undefined ? now : BigInt(mtime), createdAt: now }
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

async function requireDisk(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (size * COPIES > bavail * bsize) throw new Fault('disk-full', 'more than the disk has room for')
}

/** As the row says it now: another request may have come first. */
async function requireRoomInLink(tx: Transaction, { row: { id, version } }: OpenLink, size: number): Promise<void> {
  const link = await tx.link.findUnique({ where: { id }, select: { version: true, maxUploadBytes: true, uploadedBytes: true } })
  if (link?.version !== version) throw new Fault('not-found')
  const open = await tx.linkUpload.aggregate({ where: { linkId: id }, _sum: { size: true }, _count: true })
  if (open._count >= MAX_OPEN) throw new Fault('rate-limited', 'too many uploads that are not finished')
  const sum = Number(link.uploadedBytes) + Number(open._sum.size ?? 0) + size
  if (link.maxUploadBytes !== null && sum > Number(link.maxUploadBytes)) throw new Fault('over-quota', 'of the link')
}
