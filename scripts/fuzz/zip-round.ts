/** Zip files that our writer makes of hostile names, read by the reader of the previews: whole, and damaged. */
import type { Random } from '../../lib/core/testing/random'
import { writeZip, type ZipEntry } from '../../lib/server/zip/zip-writer'
import { listZip } from '../../lib/ui/preview/zip-directory'
import { hostileText } from './hostile-text'

const DAMAGES = 20

/** What went wrong; nothing when all is well. */
export async function zipRound(random: Random): Promise<string | undefined> {
  const names = Array.from({ length: 1 + random.below(6) }, (_, i) => `${i}${hostileText(random)}`)
  const zip = await written(names)
  const listing = await listed(zip)
  if (listing.kind !== 'listed' || listing.total !== names.length) return `a zip of ${JSON.stringify(names)} was read as ${listing.kind}`
  for (let i = 0; i < DAMAGES; i++) {
    const broken = zip.slice()
    for (let n = 1 + random.below(8); n > 0; n--) broken[random.below(broken.length)] = random.below(256)
    await listed(broken.subarray(0, random.below(broken.length + 1)))
  }
  return undefined
}

function listed(zip: Uint8Array) {
  return listZip(zip.length, async (from, to) => {
    if (from < 0 || to > zip.length || from > to) throw new Error(`asked for ${from} to ${to} of ${zip.length}`)
    return zip.slice(from, to)
  })
}

async function written(names: readonly string[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of writeZip(names.map(entryOf))) parts.push(part)
  return Uint8Array.from(Buffer.concat(parts))
}

function entryOf(path: string): ZipEntry {
  async function* read() {
    yield new Uint8Array([1, 2, 3])
  }
  return { path, size: 3, mtime: 1_700_000_000_000, read }
}
