/** The LocalFolder contract: listing and reading. */
import { ReadFault, type SmallRead } from '../../ports'
import { contentOf, pattern, patternLength, patternStream, textOf, textOfAll } from './content'
import { type ContractCase, expectEqual, expectThrown, expectTrue } from './contract'
import { type FolderWorld, filesIn, fingerprintAt, listingOf, putAndList } from './folder-world'

/** One of each kind of trouble: ideographs, an emoji beyond the first plane, a decomposed accent, a long one. */
export const STRANGE_NAMES = [
  '报告 2026.txt',
  'party 🎉.txt',
  'Cafe\u0301.txt',
  `${'n'.repeat(196)}.txt`,
  'no extension',
  '.hidden',
  "it's #1 (50 %).md",
]

const LARGE_BYTES = 64 * 1024 * 1024
const STEP_BYTES = 1024 * 1024

export const readingCases: readonly ContractCase<FolderWorld>[] = [
  {
    name: 'an empty folder lists nothing, and says that this is all',
    async run(open) {
      const { folder } = await open()
      expectEqual(await folder.list([]), { complete: true, entries: [] })
    },
  },
  {
    name: 'a listing shows files with their sizes and folders without what is in them',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['one.txt'], '1')
      await disk.put(['two.txt'], '22')
      await disk.put(['sub', 'deep.txt'], '333')
      const { complete, entries } = await listingOf(folder, [])
      const seen = entries.map(entry => [entry.kind, entry.name, entry.kind === 'file' ? entry.fingerprint.size : 0]).sort()
      expectEqual(complete, true, 'complete')
      expectEqual(seen, [
        ['file', 'one.txt', 1],
        ['file', 'two.txt', 2],
        ['folder', 'sub', 0],
      ])
      expectEqual(
        (await listingOf(folder, ['sub'])).entries.map(entry => entry.name),
        ['deep.txt'],
      )
    },
  },
  {
    name: 'a folder that is not there is gone, and so is one below it or in a file’s place',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['file.txt'], 'x')
      expectEqual(await folder.list(['nowhere']), 'gone')
      expectEqual(await folder.list(['nowhere', 'below']), 'gone')
      expectEqual(await folder.list(['file.txt']), 'gone')
    },
  },
  {
    name: 'a folder that was removed is gone, and is listed again when another is put in its place',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['sub', 'deeper', 'a.txt'], 'a')
      await listingOf(folder, ['sub', 'deeper'])
      await disk.remove(['sub'])
      expectEqual(await folder.list(['sub', 'deeper']), 'gone')
      expectEqual(await folder.list(['sub']), 'gone')
      await disk.put(['sub', 'deeper', 'b.txt'], 'b')
      expectEqual(
        (await listingOf(folder, ['sub', 'deeper'])).entries.map(entry => entry.name),
        ['b.txt'],
      )
    },
  },
  {
    name: 'strange names are listed and read as they stand on the disk',
    async run(open) {
      const { folder, disk } = await open()
      for (const name of STRANGE_NAMES) await disk.put([name], name)
      const { entries } = await listingOf(folder, [])
      expectEqual(entries.map(entry => entry.name).sort(), await disk.names([]))
      for (const { name } of entries) {
        const expected = await fingerprintAt(folder, [name])
        const [read] = await folder.readSmall([{ path: [name], expected }])
        expectEqual(read?.kind === 'read' && textOf(read.bytes).normalize('NFC'), name.normalize('NFC'), name)
      }
    },
  },
  {
    name: 'a name that the platform hides is not listed, and is known as one it cannot hold',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['draft~'], 'x')
      await disk.put(['zero\u200bwidth.txt'], 'x')
      await disk.put(['seen.txt'], 'x')
      const { complete, entries } = await listingOf(folder, [])
      expectEqual(complete, true, 'complete')
      for (const name of ['draft~', 'zero\u200bwidth.txt'])
        expectTrue(
          entries.some(entry => entry.name === name) || folder.nameProblem(name) !== undefined,
          `neither listed nor a problem: ${name}`,
        )
      for (const { name } of entries) expectEqual(folder.nameProblem(name), undefined, name)
    },
  },
  {
    name: 'a place tells what stands there, and of a hidden name that nothing can be told',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['sub', 'a.txt'], 'a')
      await disk.put(['sub', 'draft~'], 'x')
      expectEqual(await folder.standing(['sub']), 'folder')
      expectEqual(await folder.standing(['sub', 'a.txt']), 'file')
      expectEqual(await folder.standing(['sub', 'b.txt']), 'nothing')
      expectEqual(await folder.standing(['sub', 'draft~']), 'bad-name')
      expectEqual(await folder.standing(['nowhere', 'a.txt']), 'unreadable')
    },
  },
  {
    name: 'many small files are read at once and answered in order, each with its own trouble',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const one = await putAndList(world, ['one.txt'], 'first')
      const gone = await putAndList(world, ['gone.txt'], 'gone soon')
      const changed = await putAndList(world, ['changed.txt'], 'before')
      const empty = await putAndList(world, ['empty.txt'], '')
      await disk.remove(['gone.txt'])
      await disk.put(['changed.txt'], 'after, and longer')
      await disk.makeFolder(['sub'])
      const answers = await folder.readSmall([
        { path: ['one.txt'], expected: one },
        { path: ['gone.txt'], expected: gone },
        { path: ['changed.txt'], expected: changed },
        { path: ['empty.txt'], expected: empty },
        { path: ['no', 'folder.txt'], expected: one },
      ])
      expectEqual(answers.map(shown), ['first', 'gone', 'changed', '', 'gone'])
      expectEqual(await folder.readSmall([]), [])
    },
  },
  {
    name: 'three hundred small files in several folders are read in one call',
    async run(open) {
      const { folder, disk } = await open()
      const paths = Array.from({ length: 300 }, (_, i) => [`folder ${i % 3}`, `file ${i}.txt`])
      for (const path of paths) await disk.put(path, `content of ${path[1]}`)
      const listed = await Promise.all([0, 1, 2].map(async i => filesIn(folder, [`folder ${i}`])))
      const files = listed.flat()
      expectEqual(files.length, paths.length, 'files listed')
      const answers = await folder.readSmall(files)
      expectEqual(
        answers.map(shown),
        files.map(({ path }) => `content of ${path[1]}`),
      )
    },
  },
  {
    name: 'a large file is written and read as a stream, without a byte out of place',
    async run(open) {
      const { folder } = await open()
      const written = await folder.write(['large.bin'], 'absent', patternStream(LARGE_BYTES, STEP_BYTES))
      expectTrue(written.kind === 'done', `not written: ${JSON.stringify(written)}`)
      expectEqual(written.fingerprint.size, LARGE_BYTES, 'size')
      expectEqual(await patternLength(folder.readLarge(['large.bin'], written.fingerprint)), LARGE_BYTES, 'bytes read')
      const range = await folder.readRange(['large.bin'], written.fingerprint, LARGE_BYTES - 1000, 700)
      expectEqual(range, { kind: 'read', bytes: pattern(LARGE_BYTES - 1000, 700) }, 'range')
    },
  },
  {
    name: 'a stream of an empty file ends without a byte',
    async run(open) {
      const world = await open()
      const expected = await putAndList(world, ['empty.txt'], '')
      expectEqual(await textOfAll(world.folder.readLarge(['empty.txt'], expected)), '')
    },
  },
  {
    name: 'a stream is void when the file changed before, between or is not there',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const before = await putAndList(world, ['a.txt'], 'before')
      await disk.put(['a.txt'], 'after, and longer')
      expectEqual(await faultOf(folder.readLarge(['a.txt'], before)), { kind: 'changed' })
      expectEqual(await faultOf(folder.readLarge(['nothing.txt'], before)), { kind: 'gone' })
      const written = await folder.write(['b.bin'], 'absent', patternStream(12 * STEP_BYTES, STEP_BYTES))
      expectTrue(written.kind === 'done', 'not written')
      const stream = folder.readLarge(['b.bin'], written.fingerprint)[Symbol.asyncIterator]()
      await stream.next()
      await disk.put(['b.bin'], 'another content')
      expectEqual(await faultOf({ [Symbol.asyncIterator]: () => stream }), { kind: 'changed' })
    },
  },
  {
    name: 'a range of a file that changed is refused',
    async run(open) {
      const world = await open()
      const before = await putAndList(world, ['a.txt'], 'before')
      expectEqual(shown(await world.folder.readRange(['a.txt'], before, 2, 3)), 'for')
      await world.disk.put(['a.txt'], 'after, and longer')
      expectEqual(shown(await world.folder.readRange(['a.txt'], before, 2, 3)), 'changed')
      await world.disk.remove(['a.txt'])
      expectEqual(shown(await world.folder.readRange(['a.txt'], before, 2, 3)), 'gone')
    },
  },
  {
    name: 'access is granted to a folder that is there',
    async run(open) {
      const { folder } = await open()
      expectEqual(await folder.access(), 'granted')
      await folder.write(['probe.txt'], 'absent', contentOf('x'))
      expectEqual(
        (await listingOf(folder, [])).entries.map(entry => entry.name),
        ['probe.txt'],
      )
    },
  },
]

/** A read as its text, or the kind of its failure. */
function shown(read: SmallRead): string {
  return read.kind === 'read' ? textOf(read.bytes) : read.kind
}

async function faultOf(stream: AsyncIterable<Uint8Array>): Promise<unknown> {
  const error = await expectThrown(() => textOfAll(stream), 'a ReadFault')
  expectTrue(error instanceof ReadFault, `not a ReadFault: ${error}`)
  return error.failure
}
