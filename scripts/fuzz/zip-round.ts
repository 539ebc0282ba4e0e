/** Zip files with hostile names: our writer makes none, and the reader of the previews reads those of others, whole and damaged. */
import type { Random } from '../../lib/core/testing/random'
import { zipNames } from '../../lib/server/testing/zip-names'
import { writeZip, type ZipEntry } from '../../lib/server/zip/zip-writer'
import { listZip } from '../../lib/ui/preview/zip-directory'
import { hostileText } from './hostile-text'

const DAMAGES = 20
/** Out of the folder that it is unpacked in, on some system. */
const LEADING = /(^|\/)\.{1,2}(\/|$)|^\/|\/\/|[\\:\0]/
/** The longest name that a path may have. */
const STEP = 200

/** What went wrong; nothing when all is well. */
export async function zipRound(random: Random): Promise<string | undefined> {
  const names = Array.from({ length: 1 + random.below(6) }, (_, i) => `${i}${hostileText(random)}`)
  const kept = await written(names).then(zipNames, () => [])
  const leading = kept.find(name => LEADING.test(name))
  if (leading !== undefined) return `a zip was made that holds ${JSON.stringify(leading)}`
  const zip = await disguised(names)
  const listing = await listed(zip)
  if (listing.kind !== 'listed' || listing.total !== names.length) return `a zip of ${JSON.stringify(names)} was read as ${listing.kind}`
  for (let i = 0; i < DAMAGES; i++) {
    const broken = Uint8Array.from(zip)
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

/** A zip as others make it: written with harmless names, in whose place the hostile ones are put, which are as long. */
async function disguised(names: readonly string[]): Promise<Buffer<ArrayBuffer>> {
  const bytes = names.map(name => Buffer.from(name))
  const harmless = bytes.map(({ length }, i) =>
    Array.from({ length }, (_, at) => (at === 0 ? i : at % STEP === STEP - 1 && at < length - 1 ? '/' : 'x')).join(''),
  )
  const zip = Buffer.from(await written(harmless))
  for (const [i, name] of harmless.entries())
    for (let at = zip.indexOf(name); at !== -1; at = zip.indexOf(name, at + name.length)) bytes[i]?.copy(zip, at)
  return zip
}

async function written(names: readonly string[]): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of writeZip(names.map(entryOf))) parts.push(part)
  return Buffer.concat(parts)
}

function entryOf(path: string): ZipEntry {
  async function* read() {
    yield new Uint8Array([1, 2, 3])
  }
  return { path, size: 3, mtime: 1_700_000_000_000, read }
}
