/** Shows another folder: the address changes and no page is fetched. */
import type { MouseEvent } from 'react'
import type { NodeId } from '../../core/ids'
import { folderUrl } from '../shell/route'

export function goToFolder(node: NodeId): void {
  window.history.pushState(null, '', folderUrl(node))
}

/** For a link to a folder; a click that asks for a new tab stays the browser's. */
export function onFolderLink(node: NodeId): (event: MouseEvent) => void {
  return event => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goToFolder(node)
  }
}
