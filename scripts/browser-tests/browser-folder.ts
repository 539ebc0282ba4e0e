/** Fresh folders on the real disk, each with the adapter on it and the other hand beside it. */
import { createLocalFolder } from '../../lib/browser/folder/local-folder'
import type { Path } from '../../lib/core/name'
import type { FolderWorld, ForeignDisk } from '../../lib/core/testing/contracts/folder-world'
import type { DiskRequest } from './foreign-disk'

export interface BrowserFolderWorld extends FolderWorld {
  readonly handle: FileSystemDirectoryHandle
  ask(request: DiskRequest): Promise<unknown>
}

let count = 0

/** Makes a new folder in `root`, which is the top that the test server works in. */
export async function openBrowserFolder(root: FileSystemDirectoryHandle): Promise<BrowserFolderWorld> {
  const name = `case ${++count}`
  const handle = await root.getDirectoryHandle(name, { create: true })
  const ask = (request: DiskRequest) => askDisk(below(name, request))
  return { handle, ask, folder: createLocalFolder(handle), disk: diskOver(ask) }
}

function below(name: string, request: DiskRequest): DiskRequest {
  const at = (path: Path) => [name, ...path]
  if (request.op === 'move') return { ...request, from: at(request.from), to: at(request.to) }
  return { ...request, path: at(request.path) }
}

async function askDisk(request: DiskRequest): Promise<unknown> {
  const answer = await fetch('/disk', { method: 'POST', body: JSON.stringify(request) })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

function diskOver(ask: (request: DiskRequest) => Promise<unknown>): ForeignDisk {
  return {
    put: async (path, text) => void (await ask({ op: 'put', path, text })),
    makeFolder: async path => void (await ask({ op: 'makeFolder', path })),
    read: async path => ((await ask({ op: 'read', path })) ?? undefined) as string | undefined,
    names: async path => ((await ask({ op: 'names', path })) ?? undefined) as string[] | undefined,
    remove: async path => void (await ask({ op: 'remove', path })),
    move: async (from, to) => void (await ask({ op: 'move', from, to })),
  }
}
