/**
 * Where unit tests keep their files: in memory where the system offers that and there is room. What they prove of
 * processes that die holds there as well, and nothing in them proves what a disk keeps when the power fails.
 */
import { existsSync, statfsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** All of them together take far less. */
const NEEDED_BYTES = 2 * 1024 * 1024 * 1024

/** Before the workers start, which inherit it; the answer takes everything away. */
export default async function setup(): Promise<() => Promise<void>> {
  if (!hasRoom()) return async () => {}
  const folder = await mkdtemp(join(MEMORY, 'lockstep-units-'))
  process.env.TMPDIR = folder
  return () => rm(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= NEEDED_BYTES
}
