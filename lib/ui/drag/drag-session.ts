/** The files and folders that are being dragged on this page: what a drag carries cannot be read before it is dropped. */
import type { DriveId, NodeId } from '../../core/ids'

export interface NodeDrag {
  readonly drive: DriveId
  readonly ids: readonly NodeId[]
  /** The folder that they lie in. */
  readonly from: NodeId
}

let dragged: NodeDrag | undefined

export function beginDrag(drag: NodeDrag): void {
  dragged = drag
}

export function endDrag(): void {
  dragged = undefined
}

export function draggedNow(): NodeDrag | undefined {
  return dragged
}
