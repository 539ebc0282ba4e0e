/** Folders on the real disk, as the other hand sees them: what lies in them, and how a person changes them. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What lies where: paths from the top, with `/` at the end of a folder's; the SHA-256 of a file, nothing for a folder. */
export type Tree = Readonly<Record<string, string>>

const AT_ONCE = 32

/** Everything in `folder`, also what begins with a dot and what a browser left behind. */
export async function treeOf(folder: string): Promise<Tree> {
  const entries = await entriesBelow(folder)
  const tree: Record<string, string> = {}
  const queue = entries.map(entry => ({ entry, path: join(entry.parentPath, entry.name) }))
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const key = next.path.slice(folder.length + 1)
      if (next.entry.isDirectory()) tree[`${key}/`] = ''
      else tree[key] = await hashOf(next.path).catch(vanished)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Listed anew when a folder in it goes away meanwhile, as in a move: that listing was of no one moment. */
async function entriesBelow(folder: string): Promise<Dirent[]> {
  for (;;) {
    try {
      return await readdir(folder, { recursive: true, withFileTypes: true })
    } catch (error) {
      const { code, path } = error as NodeJS.ErrnoException
      if (path === folder || (code !== 'ENOENT' && code !== 'ENOTDIR')) throw error
    }
  }
}

/** Gone between the listing and the reading: still shown, so that no such moment passes for rest. */
function vanished(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') throw error
  return 'vanished'
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The tree that these files make, with the folders they lie in; a path that ends in `/` is an empty folder. */
export function treeWith(files: Readonly<Record<string, string | Uint8Array>>): Tree {
  const tree: Record<string, string> = {}
  for (const [path, content] of Object.entries(files)) {
    const names = path.split('/')
    for (let depth = 1; depth < names.length; depth++) tree[`${names.slice(0, depth).join('/')}/`] = ''
    if (!path.endsWith('/')) tree[path] = sha256(content)
  }
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What is longer is written in more than one step, and the first of them alone may be taken for the whole. */
const MOST_BYTES_AT_ONCE = 512 * 1024

/** Writes a file, or makes a folder where the path ends in `/`; folders on the way are made. A file is there whole at once. */
export async function put(folder: string, path: string, content: string | Uint8Array = ''): Promise<void> {
  const full = join(folder, path)
  if (path.endsWith('/')) return void (await mkdir(full, { recursive: true }))
  await mkdir(dirname(full), { recursive: true })
  if (content.length <= MOST_BYTES_AT_ONCE) return void (await writeFile(full, content))
  const beside = join(dirname(folder), randomUUID())
  await writeFile(beside, content)
  await rename(beside, full)
}

export async function putAll(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) await put(folder, path, content)
}

/** The text of a file, or `undefined` while there is none. */
export function textOf(folder: string, path: string): Promise<string | undefined> {
  return readFile(join(folder, path), 'utf8').catch(() => undefined)
}

/** The same bytes for the same seed; nothing in them compresses or repeats. */
export function noise(bytes: number, seed = 1): Buffer {
  const buffer = Buffer.alloc(bytes)
  let state = seed * 0x9e3779b9
  for (let at = 0; at + 4 <= bytes; at += 4) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    buffer.writeInt32LE(state, at)
  }
  return buffer
}
