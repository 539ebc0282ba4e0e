/** The other hand on the disk: what the contracts ask for from inside the browser, done by node:fs on the real folder. */
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Path } from '../../lib/core/name'

export type DiskRequest =
  | { readonly op: 'put'; readonly path: Path; readonly text: string }
  | { readonly op: 'makeFolder' | 'read' | 'names' | 'remove'; readonly path: Path }
  | { readonly op: 'move'; readonly from: Path; readonly to: Path }
  | { readonly op: 'link'; readonly path: Path; readonly target: string }
  /** Makes many small files in a folder. */
  | { readonly op: 'fill'; readonly path: Path; readonly files: number }

/** Does it below `top` and gives the answer, `null` for nothing. */
export async function doOnDisk(top: string, request: DiskRequest): Promise<unknown> {
  const at = (path: Path) => join(top, ...path)
  switch (request.op) {
    case 'put':
      await mkdir(dirname(at(request.path)), { recursive: true })
      return void (await writeFile(at(request.path), request.text))
    case 'makeFolder':
      return void (await mkdir(at(request.path), { recursive: true }))
    case 'read':
      return readFile(at(request.path), 'utf8').catch(() => null)
    case 'names':
      return readdir(at(request.path)).then(
        names => names.sort(),
        () => null,
      )
    case 'remove':
      return rm(at(request.path), { recursive: true })
    case 'move':
      return rename(at(request.from), at(request.to))
    case 'link':
      return symlink(request.target, at(request.path))
    case 'fill':
      for (let i = 0; i < request.files; i++) await writeFile(join(at(request.path), `file ${i}.txt`), `${i}`)
      return
  }
}
