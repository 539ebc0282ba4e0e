/** One op as a commit of its own. */
import type { DeviceId } from '../../core/ids'
import { type Op, type Outcome, PROTOCOL_VERSION } from '../../core/protocol/messages'
import { editDrive } from '../commit/commit'
import type { Drive } from '../drive'

/** Throws as `editDrive`. */
export async function editOne(drive: Drive, author: DeviceId, op: Op): Promise<Outcome> {
  const { outcomes } = await editDrive(drive, author, { protocol: PROTOCOL_VERSION, deletesConfirmed: false, ops: [op] })
  const [outcome] = outcomes
  if (!outcome) throw new Error('an op without an outcome')
  return outcome
}
