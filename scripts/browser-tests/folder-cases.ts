/** What only the real platform can show: symbolic links, very long names, the watcher, a folder that changes while it is listed. */
import type { WatchHint } from '../../lib/core/ports'
import { contentOf } from '../../lib/core/testing/contracts/content'
import { type ContractCase, expectEqual, expectTrue } from '../../lib/core/testing/contracts/contract'
import { fingerprintAt, listingOf, putAndList } from '../../lib/core/testing/contracts/folder-world'
import type { BrowserFolderWorld } from './browser-folder'

const STALE = { kind: 'stale' }
const bytes = (count: number) => `${'n'.repeat(count - 4)}.txt`

export const folderCases: readonly ContractCase<BrowserFolderWorld>[] = [
  {
    name: 'symbolic links are neither listed nor followed, written through nor removed',
    async run(open) {
      const { folder, disk, ask } = await open()
      await disk.put(['target', 'precious.txt'], 'precious')
      await ask({ op: 'link', path: ['holds links', '..', 'to-folder'], target: 'target' })
      await disk.makeFolder(['holds links'])
      await ask({ op: 'link', path: ['holds links', 'to-file.txt'], target: '../target/precious.txt' })
      expectEqual((await listingOf(folder, [])).entries.map(({ name }) => name).sort(), ['holds links', 'target'])
      expectEqual(await folder.list(['holds links']), { complete: true, entries: [] })
      expectEqual(await folder.list(['to-folder']), 'gone')
      expectEqual(await folder.write(['holds links', 'to-file.txt'], 'absent', contentOf('x')), { kind: 'problem', why: 'unreadable' })
      expectEqual(await folder.makeFolder(['to-folder']), { kind: 'problem', why: 'unreadable' })
      expectEqual(await folder.removeFolder(['holds links']), { kind: 'not-empty' })
      expectEqual(await disk.read(['target', 'precious.txt']), 'precious')
    },
  },
  {
    name: 'a symbolic link in a moved folder stays, and that is said',
    async run(open) {
      const { folder, disk, ask } = await open()
      await disk.put(['target.txt'], 'precious')
      await disk.put(['from', 'a.txt'], 'a')
      await ask({ op: 'link', path: ['from', 'link.txt'], target: '../target.txt' })
      expectEqual(await folder.moveFolder(['from'], ['to']), { kind: 'not-empty' })
      expectEqual([await disk.names(['from']), await disk.names(['to'])], [['link.txt'], ['a.txt']])
      expectEqual(await disk.read(['target.txt']), 'precious')
    },
  },
  {
    name: 'names too long to have a swap file beside them are written and replaced all the same',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      for (const length of [248, 249, 255]) {
        const path = [bytes(length)]
        expectEqual((await folder.write(path, 'absent', contentOf('first'))).kind, 'done', `new, ${length} bytes`)
        expectEqual(await folder.write(path, 'absent', contentOf('x')), STALE, 'there already')
        const before = await fingerprintAt(folder, path)
        const replaced = await folder.write(path, before, contentOf('second, longer'))
        expectEqual(replaced, { kind: 'done', fingerprint: await fingerprintAt(folder, path) })
        expectEqual(await folder.write(path, before, contentOf('x')), STALE, 'not as expected')
        expectEqual(await disk.read(path), 'second, longer')
      }
      expectEqual((await disk.names([]))?.length, 3, 'nothing else is left')
      expectEqual(await folder.write([bytes(256)], 'absent', contentOf('x')), { kind: 'problem', why: 'too-long' })
    },
  },
  {
    name: 'a long name keeps what somebody else put there meanwhile',
    async run(open) {
      const world = await open()
      const path = [bytes(250)]
      const before = await putAndList(world, path, 'before')
      const meddle = () => world.disk.put(path, 'theirs, longer')
      expectEqual(await world.folder.write(path, before, contentOf('ours', meddle)), STALE)
      expectEqual([await world.disk.read(path), (await world.disk.names([]))?.length], ['theirs, longer', 1])
    },
  },
  {
    name: 'a change within the same second and of the same length is seen',
    async run(open) {
      const world = await open()
      const before = await putAndList(world, ['a.txt'], 'aaaa')
      await later()
      await world.disk.put(['a.txt'], 'bbbb')
      const [read] = await world.folder.readSmall([{ path: ['a.txt'], expected: before }])
      expectEqual(read, { kind: 'changed' })
      expectEqual(await world.folder.write(['a.txt'], before, contentOf('ours')), STALE)
    },
  },
  {
    name: 'a folder that is moved away while it is listed is never told as complete and empty',
    async run(open) {
      const { folder, disk } = await open()
      for (let i = 0; i < 300; i++) await disk.put(['busy', `file ${i}.txt`], 'x')
      for (let round = 0; round < 100; round++) {
        const listing = folder.list(['busy'])
        await disk.move(['busy'], ['away'])
        const seen = await listing
        const count = seen === 'gone' ? 300 : seen.entries.length
        expectTrue(seen === 'gone' || !seen.complete || count === 300, `complete with ${count} of 300`)
        await disk.move(['away'], ['busy'])
      }
    },
  },
  {
    name: 'every change is hinted, a move as a move',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['sub', 'a.txt'], 'a')
      const hints: WatchHint[] = []
      const stop = await folder.watch(seen => hints.push(...seen))
      expectTrue(stop !== undefined, 'this browser cannot watch')
      await disk.put(['sub', 'new.txt'], 'new')
      await seen(hints, hint => hint.kind === 'changed' && hint.path.join('/') === 'sub/new.txt')
      await disk.move(['sub', 'new.txt'], ['sub', 'moved.txt'])
      await seen(hints, hint => hint.kind === 'moved' && hint.from.join('/') === 'sub/new.txt' && hint.to.join('/') === 'sub/moved.txt')
      await disk.remove(['sub', 'a.txt'])
      await seen(hints, hint => hint.kind === 'changed' && hint.path.join('/') === 'sub/a.txt')
      stop()
    },
  },
  {
    name: 'when the watched folder goes away that is told as unknown, and access says gone',
    async run(open) {
      const { folder, ask } = await open()
      const hints: WatchHint[] = []
      const stop = await folder.watch(seen => hints.push(...seen))
      await ask({ op: 'remove', path: [] })
      await seen(hints, hint => hint.kind === 'unknown')
      expectEqual(await folder.access(), 'gone')
      expectEqual(await folder.list([]), 'gone')
      await ask({ op: 'makeFolder', path: [] })
      expectEqual(await folder.access(), 'granted')
      hints.length = 0
      await seen(hints, hint => hint.kind === 'unknown')
      stop?.()
    },
  },
  {
    name: 'five thousand files in one folder are listed whole',
    async run(open) {
      const { folder, ask } = await open()
      await ask({ op: 'fill', path: [], files: 5000 })
      const { complete, entries } = await listingOf(folder, [])
      expectEqual([complete, entries.length], [true, 5000])
    },
  },
]

/** Waits for a hint, as long as the case may take. */
async function seen(hints: readonly WatchHint[], is: (hint: WatchHint) => boolean): Promise<void> {
  while (!hints.some(is)) await later()
}

function later(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 5))
}
