/**
 * What uploads of visitors hold back before it comes: never a whole large file, and not much of one link or one network
 * together, so that nobody takes an owner's room by asking for it. What stands still gives it back.
 */
import type { Server } from '../context'
import type { Transaction } from '../db/database'
import type { LinkUpload } from '../db/generated/client'
import { Fault } from '../fault'
import { packedBytes } from '../ingest/store-content'
import type { Reservation } from '../quota'

const MEBIBYTE = 1024 * 1024
/** Before what has come. */
const AHEAD_BYTES = 16 * MEBIBYTE
/** Held back and not sent. A page sends three files at a time. */
export const MOST_UNSENT = { ofALink: 2048 * MEBIBYTE, ofANetwork: 1024 * MEBIBYTE }
/** Begun and neither finished nor still, of one link. */
const MAX_OPEN = 1000
/** Without a byte more: what it holds back and has not sent is for others then. */
export const STILL_MS = 60 * 60_000
/** That it moves is written down this often. */
const NOTE_MS = 10 * 60_000
/** It lies there twice while it is packed. */
const COPIES = 2
const AGAIN_MS = 30_000

/** What is held back of a file of `size` bytes, of which `sent` came. */
export function heldBytes(size: number, sent: number): number {
  return packedBytes(Math.min(size, sent + AHEAD_BYTES))
}

type Room = Pick<Server, 'db' | 'writer' | 'quota' | 'now'>

/**
 * For an upload that has come to `at`: holds back what comes next. Gives how far it may go before it is asked again.
 * Throws `not-found` for one that is given up, `over-quota`, `disk-full`.
 */
export async function holdAhead(server: Room, id: string, at: number): Promise<number> {
  const row = await server.db.linkUpload.findUnique({ where: { id } })
  if (!row) throw new Fault('not-found')
  const size = Number(row.size)
  const wanted = heldBytes(size, at)
  const noted = Number(row.movedAt) > server.now() - NOTE_MS
  if (wanted > Number(row.reserved) || !noted) await extend(server, id, at, wanted)
  return wanted < packedBytes(size) ? at + AHEAD_BYTES / 2 : size
}

async function extend(server: Room, id: string, at: number, wanted: number): Promise<void> {
  const link = { include: { drive: { select: { ownerId: true } } } } as const
  let reservation: Reservation | undefined
  try {
    await server.writer(async tx => {
      const row = await tx.linkUpload.findUnique({ where: { id }, include: { link } })
      if (!row) throw new Fault('not-found')
      if (isStill(row, server.now())) await requireRoomInLink(server, tx, row.link, { id, size: Number(row.size) })
      const more = Math.max(0, wanted - Number(row.reserved))
      if (more > 0) {
        await requireDisk(server, tx, more)
        reservation = await server.quota.reserve(row.link.drive.ownerId, more, tx)
      }
      const data = { reserved: row.reserved + BigInt(more), sent: BigInt(at), movedAt: BigInt(server.now()) }
      await tx.linkUpload.update({ where: { id }, data })
    })
  } finally {
    reservation?.release()
  }
}

/** Of one that stands still: only what came is held back. `sent`: bytes that came. */
export async function letGoUnsent(server: Room, id: string, sent: number): Promise<void> {
  const reserved = BigInt(packedBytes(sent))
  await server.writer(tx => tx.linkUpload.updateMany({ where: { id, reserved: { gt: reserved } }, data: { reserved, sent: BigInt(sent) } }))
}

export function isStill({ movedAt }: Pick<LinkUpload, 'movedAt'>, now: number): boolean {
  return Number(movedAt) <= now - STILL_MS
}

/** For so many bytes more, beside what others hold back. Throws `disk-full`. */
export async function requireDisk({ quota }: Pick<Server, 'quota'>, tx: Transaction, bytes: number): Promise<void> {
  const { _sum } = await tx.linkUpload.aggregate({ _sum: { reserved: true, sent: true } })
  const coming = COPIES * Number(_sum.reserved ?? 0) - Number(_sum.sent ?? 0)
  if (COPIES * bytes + coming > (await quota.free())) throw new Fault('disk-full', 'more than the disk has room for')
}

/** As the row says it now: another request may have come first. Throws `over-quota`, `rate-limited`, `not-found`. */
export async function requireRoomInLink(
  { now }: Pick<Server, 'now'>,
  tx: Transaction,
  { id: linkId, version }: { readonly id: string; readonly version: number },
  { id, size }: { readonly id: string; readonly size: number },
): Promise<void> {
  const link = await tx.link.findUnique({ where: { id: linkId }, select: { version: true, maxUploadBytes: true, uploadedBytes: true } })
  if (link?.version !== version) throw new Fault('not-found')
  const since = BigInt(now() - STILL_MS)
  const others = { linkId, id: { not: id } }
  const moving = await tx.linkUpload.aggregate({ where: { ...others, movedAt: { gt: since } }, _sum: { size: true }, _count: true })
  if (moving._count >= MAX_OPEN) throw new Fault('rate-limited', 'too many uploads that are not finished')
  if (link.maxUploadBytes === null) return
  const still = await tx.linkUpload.aggregate({ where: { ...others, movedAt: { lte: since } }, _sum: { sent: true } })
  const taken = Number(link.uploadedBytes) + Number(moving._sum.size ?? 0) + Number(still._sum.sent ?? 0)
  if (taken + size > Number(link.maxUploadBytes)) throw new Fault('over-quota', 'of the link')
}

/** Throws `rate-limited` when so many bytes more are too many that were asked for and have not come. */
export async function requireFewUnsent(tx: Transaction, linkId: string, network: string, bytes: number): Promise<void> {
  const unsent = async (where: { readonly linkId: string } | { readonly network: string }) => {
    const { _sum } = await tx.linkUpload.aggregate({ where, _sum: { reserved: true, sent: true } })
    return Number(_sum.reserved ?? 0) - Number(_sum.sent ?? 0)
  }
  const ofLink = (await unsent({ linkId })) + bytes
  const ofNetwork = (await unsent({ network })) + bytes
  if (ofLink > MOST_UNSENT.ofALink || ofNetwork > MOST_UNSENT.ofANetwork)
    throw new Fault('rate-limited', 'too much that is begun and not sent', { againMs: AGAIN_MS })
}
