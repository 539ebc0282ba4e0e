/** Files, handles and entries as the platform gives them, of texts in memory. */

export const MTIME = 1_790_000_000_000

/** `path`: with the folders before the name, as of a chosen folder. */
export function fakeFile(path: string, content: string | Uint8Array<ArrayBuffer>, lastModified = MTIME): File {
  const name = path.split('/').at(-1) ?? ''
  const file = new File([content], name, { lastModified })
  Object.defineProperty(file, 'webkitRelativePath', { value: path.includes('/') ? path : '' })
  return file
}

/** Folders are objects; what is a function is called when the file is opened. */
export type Tree = { readonly [name: string]: string | (() => File) | Tree }

export function fakeHandle(name: string, content: Tree[string]): FileSystemHandle {
  if (typeof content === 'string' || typeof content === 'function') {
    const getFile = async () => (typeof content === 'function' ? content() : fakeFile(name, content))
    return { kind: 'file', name, getFile } as unknown as FileSystemHandle
  }
  async function* values() {
    for (const [child, inside] of Object.entries(content)) yield fakeHandle(child, inside)
  }
  return { kind: 'directory', name, values } as unknown as FileSystemHandle
}

export function fakeEntry(name: string, content: Tree[string]): FileSystemEntry {
  if (typeof content === 'string' || typeof content === 'function') {
    const file = (resolve: (file: File) => void, reject: (error: unknown) => void) => {
      try {
        resolve(typeof content === 'function' ? content() : fakeFile(name, content))
      } catch (error) {
        reject(error)
      }
    }
    return { isFile: true, isDirectory: false, name, file } as unknown as FileSystemEntry
  }
  const createReader = () => {
    const left = Object.entries(content).map(([child, inside]) => fakeEntry(child, inside))
    return { readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(left.splice(0, 2)) }
  }
  return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemEntry
}

/** What the event of a drop or a paste holds. `handles: false`: as in browsers that have none. */
export function fakeDrop(content: Tree, { handles }: { readonly handles: boolean }): DataTransferItemList {
  return Object.entries(content).map(([name, inside]) => ({
    kind: 'file',
    webkitGetAsEntry: () => fakeEntry(name, inside),
    // Of a folder, browsers give something that cannot be read.
    getAsFile: () => fakeFile(name, typeof inside === 'string' ? inside : ''),
    ...(handles && { getAsFileSystemHandle: async () => fakeHandle(name, inside) }),
  })) as unknown as DataTransferItemList
}

/** What a paste holds of a picture that is on no disk. */
export function fakePicture(name: string, content: string): DataTransferItemList {
  const item = {
    kind: 'file',
    webkitGetAsEntry: () => null,
    getAsFileSystemHandle: async () => null,
    getAsFile: () => fakeFile(name, content),
  }
  return [{ kind: 'string' }, item] as unknown as DataTransferItemList
}
