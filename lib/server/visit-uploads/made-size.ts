/** Whether an upload became a node, also long after its row is gone: the answer to its commit is remembered. */
import type { Outcome } from '../../core/protocol/messages'
import type { OpenLink } from '../links/open-link'
import { madeIds } from './upload-ids'

/** Its size in bytes; `undefined`: there is none, or not of this link. */
export async function madeSize({ row, drive }: OpenLink, upload: string): Promise<number | undefined> {
  const { op: opId } = madeIds(row.id, upload)
  const answer = await drive.server.db.commitOp.findUnique({ where: { driveId_opId: { driveId: drive.id, opId } } })
  const outcome = answer && (JSON.parse(answer.outcome) as Outcome)
  return outcome?.kind === 'accepted' ? (outcome.node.revision?.size ?? 0) : undefined
}
