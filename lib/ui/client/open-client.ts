/** Opens the real browser side of sync. The only place that knows which one that is. */
import type { LockstepClient } from '../../browser/client-api'

let opened: Promise<LockstepClient> | undefined

/** The same client for as long as the page lives: a second one would be a second tab that wants to lead. */
export function openClient(): Promise<LockstepClient> {
  opened ??= open()
  return opened
}

async function open(): Promise<LockstepClient> {
  const { createClient } = await import('../../browser/client')
  return createClient()
}
