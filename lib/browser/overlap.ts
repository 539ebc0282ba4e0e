/** Whether a folder is one that is connected already, lies in one, or around one: two engines must never share a file. */

interface Connected {
  readonly name: string
  readonly handle: FileSystemDirectoryHandle
}

/** The connected folder that `handle` overlaps with. */
export async function overlapping<Folder extends Connected>(
  handle: FileSystemDirectoryHandle,
  connected: readonly Folder[],
): Promise<Folder | undefined> {
  for (const folder of connected) {
    if (await handle.isSameEntry(folder.handle)) return folder
    if ((await folder.handle.resolve(handle)) !== null) return folder
    if ((await handle.resolve(folder.handle)) !== null) return folder
  }
  return undefined
}
