/** A whole content that came in plain, small enough for the memory, becomes the newest of a file. */
import type { DeviceId, NodeId, OpId, RevisionId } from '../../core/ids'
import type { Op, Outcome } from '../../core/protocol/messages'
import type { Check } from '../commit/commit'
import type { Drive } from '../drive'
import { newId } from '../new-id'
import { editOne } from './edit-one'
import { packedBytes, storeContent } from './store-content'

/** Chunks of a purge that is under way may go between the look and the commit. */
const TRIES = 3

/** `expect`: the revision that its author began with. Throws `over-quota`, `disk-full`, and what `check` throws. */
export async function saveContent(
  drive: Drive,
  author: DeviceId,
  { id, expect, bytes }: { readonly id: NodeId; readonly expect: RevisionId; readonly bytes: Uint8Array },
  check?: Check,
): Promise<Outcome> {
  const { server } = drive
  const reservation = await server.quota.reserve(drive.ownerId, packedBytes(bytes.length))
  try {
    const revision = { id: newId<RevisionId>(), mtime: server.now() }
    for (let left = TRIES; ; left--) {
      const stored = await storeContent(drive, once(bytes), async (_, stored) => reservation.spend(stored))
      const op: Op = { op: 'edit', opId: newId<OpId>(), id, expect, revision: { ...revision, ...stored } }
      const outcome = await editOne(drive, author, op, check)
      if (outcome.kind !== 'missing-chunks' || left === 1) return outcome
    }
  } finally {
    reservation.release()
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
