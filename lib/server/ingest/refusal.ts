/** What a refused op means to somebody who sent plain bytes and no op. */
import type { Outcome } from '../../core/protocol/messages'
import { Fault } from '../fault'

export function faultOf(outcome: Outcome): Fault {
  switch (outcome.kind) {
    case 'over-quota':
      return new Fault('over-quota')
    case 'locked':
    case 'forbidden':
      return new Fault('forbidden', outcome.kind)
    case 'parent-gone':
    case 'stale':
      return new Fault('not-found', outcome.kind)
    case 'bad-name':
      return new Fault('bad-request', outcome.why)
    default:
      return new Fault('internal', `unexpected: ${outcome.kind}`)
  }
}
