/** Moves between folders and files without asking the server for a page; data comes from the drive or is fetched. */
import type { MouseEvent } from 'react'
import type { NodeId } from '../../core/ids'
import { baseOf, type Routes, routesIn } from '../shell/route'

export function goToFolder(node: NodeId): void {
  window.history.pushState(null, '', routesHere().folder(node))
}

/** Opens a file above its folder; going back closes it. */
export function showFile(folder: NodeId, file: NodeId): void {
  window.history.pushState(null, '', routesHere().file(folder, file))
}

/** For a link to a folder; a click that asks for a new tab stays the browser's. */
export function onFolderLink(node: NodeId): (event: MouseEvent) => void {
  return event => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goToFolder(node)
  }
}

function routesHere(): Routes {
  return routesIn(baseOf(window.location.pathname))
}
