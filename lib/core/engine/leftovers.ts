/** What writes that a crash cut short left on the disk. */
import type { DeviceTrees } from '../device-trees'
import { isSwapFileOf } from '../local/ignore'
import { isPartName } from '../part-name'
import type { Intent, LocalFolder } from '../ports'

export class Leftovers {
  private intents: readonly Intent[] = []

  constructor(private readonly folder: Pick<LocalFolder, 'list' | 'removeFile'>) {}

  /** `intents`: all that was under way when the device was last heard of. */
  found(intents: readonly Intent[]): void {
    this.intents = intents.filter(intent => intent.writing)
  }

  /** What cannot be removed now is tried again the next time. */
  async remove(trees: DeviceTrees): Promise<void> {
    const left: Intent[] = []
    for (const intent of this.intents) if (!(await removeLeftover(this.folder, intent))) left.push(intent)
    const cleaned = this.intents.filter(intent => !left.includes(intent))
    this.intents = left
    if (cleaned.length > 0) await trees.save(trees.intentsWritten(cleaned))
  }
}

/**
 * Removes the half-written copies beside a file, the browser's own and ours, and the empty file that a new one begins as.
 * Tells whether nothing of it is there any more.
 */
async function removeLeftover(folder: Pick<LocalFolder, 'list' | 'removeFile'>, { path, writing }: Intent): Promise<boolean> {
  const parent = path.slice(0, -1)
  const name = path[path.length - 1] ?? ''
  const listing = await folder.list(parent)
  if (listing === 'gone') return true
  let clean = listing.complete
  for (const entry of listing.entries) {
    const isEmptyFile = writing === 'new' && entry.name === name && entry.kind === 'file' && entry.fingerprint.size === 0
    if (entry.kind !== 'file' || !(isEmptyFile || isSwapFileOf(entry.name, name) || isPartName(entry.name))) continue
    if ((await folder.removeFile([...parent, entry.name], entry.fingerprint)).kind !== 'done') clean = false
  }
  return clean
}
