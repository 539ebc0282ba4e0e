/** A commit: one transaction, one after the other; then everybody in the drive's room is told. */
import { applyCommit, BadCommit } from '../../core/commit'
import type { DeviceId, NodeId } from '../../core/ids'
import type { Edits } from '../../core/protocol/edits'
import type { Advanced, Commit, CommitAnswer } from '../../core/protocol/messages'
import type { Transaction } from '../db/database'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { stillMayWrite } from '../members/still-may'
import { sha256 } from '../sha256'
import { describeNodes } from './describe'
import { PrismaDriveTransaction } from './drive-transaction'

/** More changed nodes than this are not pushed; devices read them by their cursor. */
const MAX_PUSHED_NODES = 200

/** Throws `fenced` when another tab of the device took the lead, `bad-request` for what no honest device sends. */
export function commitTo(drive: Drive, device: DeviceId, commit: Commit): Promise<CommitAnswer> {
  return inTurn(drive, async tx => {
    await checkFence(tx, drive, device, commit.fence)
    return run(tx, drive, device, commit)
  })
}

/** Asked first in the transaction that changes something; nothing is done when it throws. */
export type Check = (tx: Transaction) => Promise<void>

/**
 * What a page does without a lead. Throws `bad-request` for what no honest page sends, and what `check` throws.
 */
export function editDrive(drive: Drive, author: DeviceId, edits: Edits, check?: Check): Promise<CommitAnswer> {
  return inTurn(drive, async tx => {
    await check?.(tx)
    return run(tx, drive, author, edits)
  })
}

interface Committed {
  readonly answer: CommitAnswer
  readonly advanced: Advanced | undefined
  readonly left: readonly NodeId[]
}

async function inTurn({ server }: Drive, work: (tx: Transaction) => Promise<Committed>): Promise<CommitAnswer> {
  const { answer, advanced, left } = await server.writer(work).catch(asFault)
  if (advanced) server.events.emit('advanced', advanced, left)
  return answer
}

async function checkFence(tx: Transaction, drive: Drive, device: DeviceId, fence: number): Promise<void> {
  const lead = await tx.lead.findUnique({ where: { deviceId_driveId: { deviceId: device, driveId: drive.id } } })
  if (!lead || fence < lead.fence) throw new Fault('fenced')
}

async function run(tx: Transaction, drive: Drive, device: DeviceId, commit: Edits): Promise<Committed> {
  const { server, id, user } = drive
  const row = await tx.drive.findUniqueOrThrow({ where: { id } })
  await stillMayWrite(tx, drive, row)
  const state = new PrismaDriveTransaction(tx, {
    drive: row,
    userId: user.id,
    device,
    now: server.now(),
    deletesConfirmed: commit.deletesConfirmed,
    overQuota: () => server.quota.exceeded(tx, row.ownerId),
  })
  await state.prefetch(commit)
  const outcomes = await applyCommit(state, commit, device, sha256)
  await state.flush(commit.ops)
  const head = Number(state.seq)
  const advanced = await announcement(tx, drive, state, Number(row.seq))
  return { answer: { epoch: server.epoch, head, outcomes }, advanced, left: state.nodes.left() }
}

async function announcement(tx: Transaction, drive: Drive, state: PrismaDriveTransaction, from: number): Promise<Advanced | undefined> {
  const rows = state.nodes.changed()
  if (rows.length === 0) return undefined
  const message = { drive: drive.id, epoch: drive.server.epoch, from, head: Number(state.seq) }
  return rows.length > MAX_PUSHED_NODES ? message : { ...message, nodes: await describeNodes(tx, rows) }
}

function asFault(error: unknown): never {
  if (error instanceof BadCommit) throw new Fault('bad-request', error.message, { cause: error })
  throw error
}
