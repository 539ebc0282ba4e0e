/** What a page asks of a drive: signed in, and no device. */
import type { CommitAnswer, Op } from '../../core/protocol/messages'
import { PROTOCOL_VERSION } from '../../core/protocol/messages'
import type { Answer, TestClient } from './test-client'

/** Another browser of the same person, in the same drive. */
export async function openPage(of: TestClient): Promise<TestClient> {
  return Object.assign(await of.another(), { drive: of.drive })
}

export function edit(page: TestClient, ops: readonly Op[], deletesConfirmed = true): Promise<Answer<CommitAnswer>> {
  return page.post(page.path('edits'), { protocol: PROTOCOL_VERSION, deletesConfirmed, ops })
}
