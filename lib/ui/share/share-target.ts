/** What a link is to open. */
import type { ShownNode } from '../../browser/drive-api'

export type ShareTarget = Pick<ShownNode, 'id' | 'kind' | 'name'>
