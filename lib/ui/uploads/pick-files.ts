/**
 * Asks the person for files or a folder to send; call it from a click. Where the browser gives handles, the upload can go
 * on after a reload; elsewhere a file input does.
 */
import type { DriveUploads } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'

interface Pickers {
  showOpenFilePicker?(options: { multiple: true }): Promise<FileSystemHandle[]>
  showDirectoryPicker?(options: { mode: 'read' }): Promise<FileSystemHandle>
}

export function uploadFiles(uploads: DriveUploads, to: NodeId): void {
  const pick = (window as Pickers).showOpenFilePicker
  if (pick) void picked(pick.call(window, { multiple: true }), handles => uploads.addHandles(handles, to))
  else pickFromInput(false, files => uploads.addFiles(files, to))
}

export function uploadFolder(uploads: DriveUploads, to: NodeId): void {
  const pick = (window as Pickers).showDirectoryPicker
  if (pick) void picked(pick.call(window, { mode: 'read' }), handle => uploads.addHandles([handle], to))
  else pickFromInput(true, files => uploads.addFiles(files, to))
}

/** Whoever changes their mind has picked nothing. */
async function picked<Picked>(asked: Promise<Picked>, add: (picked: Picked) => void): Promise<void> {
  try {
    add(await asked)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
  }
}

/** By a file input, which every browser has. */
export function pickFromInput(folder: boolean, add: (files: File[]) => void): void {
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true, webkitdirectory: folder })
  input.addEventListener('change', () => add([...(input.files ?? [])]))
  input.click()
}
