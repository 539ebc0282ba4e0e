/** What the LocalFolder contract needs besides the port: somebody else's hands on the same disk. */
import type { Path } from '../../name'
import type { Listing, LocalFolder } from '../../ports'
import type { Fingerprint } from '../../sides'
import { ContractBroken } from './contract'

/** Another program on the same disk, as able as a file manager. Paths are below the top of the port's folder. */
export interface ForeignDisk {
  /** Writes a whole file, making its folders. */
  put(path: Path, text: string): Promise<void>
  makeFolder(path: Path): Promise<void>
  /** A file's content, or `undefined` when no file stands there. */
  read(path: Path): Promise<string | undefined>
  /** All names in a folder, also those the port does not list, sorted by code unit; `undefined` when no folder stands there. */
  names(path: Path): Promise<readonly string[] | undefined>
  /** A file, or a folder with all it holds. */
  remove(path: Path): Promise<void>
  move(from: Path, to: Path): Promise<void>
}

export interface FolderWorld {
  readonly folder: LocalFolder
  readonly disk: ForeignDisk
}

/** The listing of a folder that must be there. */
export async function listingOf(folder: LocalFolder, path: Path): Promise<Listing> {
  const listing = await folder.list(path)
  if (listing === 'gone') throw new ContractBroken(`not there: ${path.join('/')}`)
  return listing
}

/** The fingerprint that a listing gives for a file. */
export async function fingerprintAt(folder: LocalFolder, path: Path): Promise<Fingerprint> {
  const { entries } = await listingOf(folder, path.slice(0, -1))
  const entry = entries.find(({ name }) => name === path[path.length - 1])
  if (entry?.kind !== 'file') throw new ContractBroken(`not listed as a file: ${path.join('/')}`)
  return entry.fingerprint
}

/** All files of a folder, as one listing gives them. */
export async function filesIn(folder: LocalFolder, path: Path): Promise<{ readonly path: Path; readonly expected: Fingerprint }[]> {
  const { entries } = await listingOf(folder, path)
  return entries.flatMap(entry => (entry.kind === 'file' ? [{ path: [...path, entry.name], expected: entry.fingerprint }] : []))
}

/** Puts a file by the other hand and gives its fingerprint as the port lists it. */
export async function putAndList({ folder, disk }: FolderWorld, path: Path, text: string): Promise<Fingerprint> {
  await disk.put(path, text)
  return fingerprintAt(folder, path)
}
