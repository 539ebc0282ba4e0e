/** Opens the real browser side of sync. The only place that knows which one that is. */
import type { LockstepClient } from '../../browser/client-api'

export async function openClient(): Promise<LockstepClient> {
  const { createClient } = await import('../../browser/client')
  return createClient()
}
