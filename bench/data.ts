/** The files of the workloads: the same bytes every time, and nothing in them repeats. */
import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { noise } from '../e2e/harness/disk'

export const TREE_FOLDERS = 100
export const FILE_BYTES = 4096
/** What the workloads are, unless the command says otherwise. */
export const scale = { files: 10_000, largeMiB: 512 }
const PART_BYTES = 16 * 1024 * 1024

/** Files of 4 KiB in 100 folders. */
export async function writeSmallTree(folder: string): Promise<void> {
  for (let i = 0; i < TREE_FOLDERS; i++) await mkdir(join(folder, `folder ${i}`), { recursive: true })
  for (let i = 0; i < scale.files; i++) await writeFile(join(folder, `folder ${i % TREE_FOLDERS}`, `file ${i}.txt`), smallFile(i + 1))
}

/** One folder of so many files of 4 KiB. */
export async function writeFolder(folder: string, files: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (let i = 0; i < files; i++) await writeFile(join(folder, `file ${i}.txt`), smallFile(1_000_000 + i))
}

export function largeBytes(): number {
  return scale.largeMiB * 1024 * 1024
}

export function smallFile(seed: number): Buffer {
  return noise(FILE_BYTES, seed)
}

export async function writeLargeFile(path: string): Promise<void> {
  const file = await open(path, 'w')
  for (let at = 0; at < largeBytes(); at += PART_BYTES) await file.write(noise(PART_BYTES, at + 1))
  await file.close()
}
