/** One op as a commit of its own. */
import type { DeviceId } from '../../core/ids'
import { type Op, type Outcome, PROTOCOL_VERSION } from '../../core/protocol/messages'
import { type Check, editDrive } from '../commit/commit'
import type { Drive } from '../drive'

/** Throws as `editDrive`. */
export async function editOne(drive: Drive, author: DeviceId, op: Op, check?: Check): Promise<Outcome> {
  const { outcomes } = await editDrive(drive, author, { protocol: PROTOCOL_VERSION, deletesConfirmed: false, ops: [op] }, check)
  const [outcome] = outcomes
  if (!outcome) throw new Error('an op without an outcome')
  return outcome
}
