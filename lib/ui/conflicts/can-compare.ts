/** Whether two files can be shown beside each other here: pictures, and texts that are not long. Pure. */
import { fileKind } from '../../core/file-kind'
import type { RemoteNode } from '../../core/protocol/messages'

/** Bytes. */
const MOST_TEXT = 200_000
const MOST_IMAGE = 20_000_000

export type Comparable = 'text' | 'image'

/** By the second's name: that of a copy has the same ending. */
export function canCompare(left: RemoteNode, right: RemoteNode): Comparable | undefined {
  const size = Math.max(left.revision?.size ?? Number.POSITIVE_INFINITY, right.revision?.size ?? Number.POSITIVE_INFINITY)
  const kinds = [fileKind(left.name), fileKind(right.name)]
  if (kinds.every(kind => kind === 'image')) return size <= MOST_IMAGE ? 'image' : undefined
  const isText = kinds.every(kind => kind === 'text' || kind === 'code' || kind === 'other' || kind === 'sheet')
  return isText && size <= MOST_TEXT ? 'text' : undefined
}
