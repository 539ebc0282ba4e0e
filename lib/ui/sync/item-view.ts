/** What the sync state of one file or folder looks like. Its words are `item.*` of the messages. Pure. */
import { unreachable } from '../../core/assert'
import type { ItemState } from '../../core/engine-api'
import type { Figure } from '../mark/figure'
import type { Tone } from './status-view'

export function itemView(state: ItemState): { readonly figure: Figure; readonly tone: Tone } {
  switch (state) {
    case 'in-step':
      return { figure: 'together', tone: 'quiet' }
    case 'to-send':
    case 'to-receive':
      return { figure: 'apart', tone: 'quiet' }
    case 'sending':
    case 'receiving':
      return { figure: 'sliding', tone: 'busy' }
    case 'waiting':
      return { figure: 'apart', tone: 'ask' }
    case 'only-here':
      return { figure: 'hollow', tone: 'ask' }
    case 'ignored':
    case 'gone':
      return { figure: 'hollow', tone: 'quiet' }
    default:
      return unreachable(state)
  }
}
