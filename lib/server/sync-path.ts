/** Brings a file, or the names in a folder, to the disk: without it a crash may forget what was just written there. */
import { open } from 'node:fs/promises'

export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
