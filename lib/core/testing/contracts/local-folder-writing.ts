/** The LocalFolder contract: writing, moving and removing. */
import { contentOf, textOf } from './content'
import { type ContractCase, expectEqual, expectThrown, expectTrue } from './contract'
import { type FolderWorld, fingerprintAt, putAndList } from './folder-world'
import { STRANGE_NAMES } from './local-folder-reading'

const STALE = { kind: 'stale' }
const DONE = { kind: 'done' }

export const writingCases: readonly ContractCase<FolderWorld>[] = [
  {
    name: 'a new file is written, and its fingerprint is the one that is listed',
    async run(open) {
      const { folder, disk } = await open()
      await disk.makeFolder(['sub'])
      const written = await folder.write(['sub', 'new.txt'], 'absent', contentOf('hello ', 'world'))
      expectEqual(written, { kind: 'done', fingerprint: await fingerprintAt(folder, ['sub', 'new.txt']) })
      expectEqual(await disk.read(['sub', 'new.txt']), 'hello world')
      expectEqual(await disk.names(['sub']), ['new.txt'], 'nothing else is left')
    },
  },
  {
    name: 'an empty content makes an empty file',
    async run(open) {
      const { folder, disk } = await open()
      const written = await folder.write(['empty.txt'], 'absent', contentOf())
      expectEqual(written.kind, 'done')
      expectEqual(await disk.read(['empty.txt']), '')
    },
  },
  {
    name: 'strange names can be written',
    async run(open) {
      const { folder, disk } = await open()
      for (const name of STRANGE_NAMES) {
        expectEqual(folder.nameProblem(name), undefined, name)
        expectEqual((await folder.write([name], 'absent', contentOf(name))).kind, 'done', name)
        expectEqual(await disk.read([name]), name, name)
      }
    },
  },
  {
    name: 'a name that the platform refuses is a problem of its own',
    async run(open) {
      const { folder } = await open()
      expectEqual(await folder.write(['draft~'], 'absent', contentOf('x')), { kind: 'problem', why: 'bad-name' })
      expectEqual(await folder.makeFolder(['draft~']), { kind: 'problem', why: 'bad-name' })
    },
  },
  {
    name: 'what stands where nothing was expected is left alone',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['file.txt'], 'theirs')
      await disk.put(['empty.txt'], '')
      await disk.makeFolder(['folder'])
      for (const name of ['file.txt', 'empty.txt', 'folder'])
        expectEqual(await folder.write([name], 'absent', contentOf('ours')), STALE, name)
      expectEqual(await disk.read(['file.txt']), 'theirs')
      expectEqual(await disk.read(['empty.txt']), '')
      expectEqual(await disk.names([]), ['empty.txt', 'file.txt', 'folder'])
    },
  },
  {
    name: 'a file that is as expected is replaced, one that is not is left alone',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const before = await putAndList(world, ['a.txt'], 'before')
      expectEqual((await folder.write(['a.txt'], before, contentOf('the next content'))).kind, 'done')
      expectEqual(await disk.read(['a.txt']), 'the next content')
      expectEqual(await folder.write(['a.txt'], before, contentOf('too late')), STALE)
      expectEqual(await disk.read(['a.txt']), 'the next content')
    },
  },
  {
    name: 'a file that changes while its replacement is written keeps the change',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const before = await putAndList(world, ['a.txt'], 'before')
      const meddle = () => disk.put(['a.txt'], 'changed by somebody else')
      expectEqual(await folder.write(['a.txt'], before, contentOf('ours', meddle, ', all of it')), STALE)
      expectEqual(await disk.read(['a.txt']), 'changed by somebody else')
      expectEqual(await disk.names([]), ['a.txt'], 'nothing is left beside it')
    },
  },
  {
    name: 'a file that is deleted while its replacement is written stays deleted',
    async run(open) {
      const world = await open()
      const before = await putAndList(world, ['a.txt'], 'before')
      const result = await world.folder.write(
        ['a.txt'],
        before,
        contentOf('ours', () => world.disk.remove(['a.txt'])),
      )
      expectEqual(result, STALE)
      expectEqual(await world.disk.names([]), [])
    },
  },
  {
    name: 'a file that somebody writes where ours was to be new keeps their content',
    async run(open) {
      const { folder, disk } = await open()
      expectEqual(
        await folder.write(
          ['a.txt'],
          'absent',
          contentOf('ours', () => disk.put(['a.txt'], 'theirs')),
        ),
        STALE,
      )
      expectEqual(await disk.read(['a.txt']), 'theirs')
      expectEqual(await disk.names([]), ['a.txt'], 'nothing is left beside it')
    },
  },
  {
    name: 'a content that breaks off leaves the old file whole, or nothing where there was none',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const before = await putAndList(world, ['old.txt'], 'the old content')
      const broken = new Error('the line broke')
      expectEqual(await expectThrown(() => folder.write(['old.txt'], before, contentOf('half', broken))), broken)
      expectEqual(await expectThrown(() => folder.write(['new.txt'], 'absent', contentOf('half', broken))), broken)
      expectEqual(await disk.read(['old.txt']), 'the old content')
      expectEqual(await disk.names([]), ['old.txt'])
    },
  },
  {
    name: 'a write into a folder that is not there, or goes away, changes nothing',
    async run(open) {
      const { folder, disk } = await open()
      expectEqual(await folder.write(['no', 'a.txt'], 'absent', contentOf('x')), STALE)
      await disk.makeFolder(['sub'])
      const result = await folder.write(
        ['sub', 'a.txt'],
        'absent',
        contentOf('x', () => disk.remove(['sub'])),
      )
      expectTrue(result.kind !== 'done', 'written into a folder that was removed')
      expectEqual(await disk.names([]), [])
    },
  },
  {
    name: 'two hundred writes may be asked for at once',
    async run(open) {
      const { folder, disk } = await open()
      const names = Array.from({ length: 200 }, (_, i) => `file ${i}.txt`)
      const results = await Promise.all(names.map(name => folder.write([name], 'absent', contentOf(`in ${name}`))))
      expectEqual(
        results.filter(result => result.kind !== 'done'),
        [],
      )
      for (const name of names) expectEqual(await disk.read([name]), `in ${name}`, name)
      expectEqual((await disk.names([]))?.length, 200)
    },
  },
  {
    name: 'a folder is made once, and not where a file stands or its parent is missing',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['file.txt'], 'x')
      expectEqual(await folder.makeFolder(['sub']), DONE)
      expectEqual(await folder.makeFolder(['sub']), DONE, 'again')
      expectEqual(await folder.makeFolder(['file.txt']), STALE)
      expectEqual(await folder.makeFolder(['no', 'sub']), STALE)
      expectEqual(await disk.names([]), ['file.txt', 'sub'])
    },
  },
  {
    name: 'a file is renamed and moved with its content',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const expected = await putAndList(world, ['a.txt'], 'content')
      await disk.makeFolder(['sub'])
      const moved = await folder.moveFile(['a.txt'], ['sub', 'b.txt'], expected)
      expectEqual(moved, { kind: 'done', fingerprint: await fingerprintAt(folder, ['sub', 'b.txt']) })
      expectEqual(await disk.read(['sub', 'b.txt']), 'content')
      expectEqual(await disk.names([]), ['sub'])
    },
  },
  {
    name: 'a move neither takes what is not expected nor covers what is there',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const before = await putAndList(world, ['a.txt'], 'a')
      const other = await putAndList(world, ['b.txt'], 'bb')
      await disk.makeFolder(['sub'])
      expectEqual(await folder.moveFile(['a.txt'], ['b.txt'], before), STALE, 'onto a file')
      expectEqual(await folder.moveFile(['a.txt'], ['sub'], before), STALE, 'onto a folder')
      expectEqual(await folder.moveFile(['a.txt'], ['c.txt'], other), STALE, 'not as expected')
      expectEqual(await folder.moveFile(['no.txt'], ['c.txt'], before), STALE, 'not there')
      expectEqual(await folder.moveFile(['a.txt'], ['no', 'c.txt'], before), STALE, 'to nowhere')
      expectEqual([await disk.read(['a.txt']), await disk.read(['b.txt'])], ['a', 'bb'])
    },
  },
  {
    name: 'a file is renamed when only the case of its name changes',
    async run(open) {
      const world = await open()
      const expected = await putAndList(world, ['readme.TXT'], 'content')
      expectEqual((await world.folder.moveFile(['readme.TXT'], ['ReadMe.txt'], expected)).kind, 'done')
      expectEqual(await world.disk.names([]), ['ReadMe.txt'])
      expectEqual(await world.disk.read(['ReadMe.txt']), 'content')
    },
  },
  {
    name: 'a folder moves with all that it holds',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['from', 'a.txt'], 'a')
      await disk.put(['from', 'deep', 'deeper', 'b.txt'], 'b')
      await disk.put(['from', '.hidden'], 'h')
      await disk.makeFolder(['from', 'empty'])
      await disk.makeFolder(['sub'])
      expectEqual(await folder.moveFolder(['from'], ['sub', 'to']), DONE)
      expectEqual(await disk.names([]), ['sub'])
      expectEqual(await disk.names(['sub', 'to']), ['.hidden', 'a.txt', 'deep', 'empty'])
      expectEqual(await disk.read(['sub', 'to', 'a.txt']), 'a')
      expectEqual(await disk.read(['sub', 'to', 'deep', 'deeper', 'b.txt']), 'b')
    },
  },
  {
    name: 'a folder of five hundred files moves whole',
    async run(open) {
      const { folder, disk } = await open()
      for (let i = 0; i < 500; i++) await disk.put(['from', `sub ${i % 5}`, `file ${i}.txt`], `${i}`)
      expectEqual(await folder.moveFolder(['from'], ['to']), DONE)
      for (let i = 0; i < 500; i++) expectEqual(await disk.read(['to', `sub ${i % 5}`, `file ${i}.txt`]), `${i}`)
      expectEqual(await disk.names([]), ['to'])
    },
  },
  {
    name: 'a folder is renamed when only the case of its name changes',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['photos', 'a.txt'], 'a')
      expectEqual(await folder.moveFolder(['photos'], ['Photos']), DONE)
      expectEqual(await disk.names([]), ['Photos'])
      expectEqual(await disk.read(['Photos', 'a.txt']), 'a')
    },
  },
  {
    name: 'what the platform hides in a moved folder is never lost',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['from', 'a.txt'], 'a')
      await disk.put(['from', 'draft~'], 'hidden')
      const result = await folder.moveFolder(['from'], ['to'])
      const stayed = await disk.read(['from', 'draft~'])
      expectEqual(result, stayed === undefined ? DONE : { kind: 'not-empty' })
      expectEqual(stayed ?? (await disk.read(['to', 'draft~'])), 'hidden')
      expectEqual(await disk.read(['to', 'a.txt']), 'a')
    },
  },
  {
    name: 'a folder moves neither onto what is there, nor into itself, nor from or to nowhere',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['from', 'a.txt'], 'a')
      await disk.put(['file.txt'], 'x')
      await disk.put(['taken', 'b.txt'], 'b')
      expectEqual(await folder.moveFolder(['from'], ['file.txt']), STALE, 'onto a file')
      expectEqual(await folder.moveFolder(['from'], ['taken']), STALE, 'onto a folder')
      expectEqual(await folder.moveFolder(['from'], ['from', 'inside']), STALE, 'into itself')
      expectEqual(await folder.moveFolder(['no'], ['to']), STALE, 'from nowhere')
      expectEqual(await folder.moveFolder(['from'], ['no', 'to']), STALE, 'to nowhere')
      expectEqual(await folder.moveFolder(['file.txt'], ['to']), STALE, 'a file')
      expectEqual(await disk.names([]), ['file.txt', 'from', 'taken'])
      expectEqual([await disk.read(['from', 'a.txt']), await disk.names(['taken'])], ['a', ['b.txt']])
    },
  },
  {
    name: 'a file is removed only when it is the expected one',
    async run(open) {
      const world = await open()
      const { folder, disk } = world
      const before = await putAndList(world, ['a.txt'], 'before')
      await disk.put(['a.txt'], 'after, and longer')
      expectEqual(await folder.removeFile(['a.txt'], before), STALE)
      expectEqual(await disk.read(['a.txt']), 'after, and longer')
      expectEqual(await folder.removeFile(['a.txt'], await fingerprintAt(folder, ['a.txt'])), DONE)
      expectEqual(await disk.names([]), [])
      expectEqual(await folder.removeFile(['a.txt'], before), STALE, 'when it is gone')
    },
  },
  {
    name: 'only an empty folder is removed',
    async run(open) {
      const { folder, disk } = await open()
      await disk.put(['full', 'a.txt'], 'a')
      await disk.put(['hiding', 'draft~'], 'hidden')
      await disk.put(['file.txt'], 'x')
      await disk.makeFolder(['empty'])
      expectEqual(await folder.removeFolder(['empty']), DONE)
      expectEqual(await folder.removeFolder(['empty']), DONE, 'again')
      expectEqual(await folder.removeFolder(['full']), { kind: 'not-empty' })
      expectEqual(await folder.removeFolder(['hiding']), { kind: 'not-empty' }, 'with something that is not listed')
      expectEqual(await folder.removeFolder(['file.txt']), STALE, 'a file')
      expectEqual(await disk.names([]), ['file.txt', 'full', 'hiding'])
      expectEqual(await disk.read(['hiding', 'draft~']), 'hidden')
    },
  },
  {
    name: 'a change is hinted, where the platform can watch',
    async run(open) {
      const { folder, disk } = await open()
      await disk.makeFolder(['sub'])
      let seen = () => {}
      const hinted = new Promise<void>(resolve => {
        seen = resolve
      })
      const stop = await folder.watch(hints => {
        if (hints.some(hint => hint.kind === 'unknown' || (hint.kind === 'changed' && hint.path.join('/') === 'sub/a.txt'))) seen()
      })
      if (!stop) return
      await disk.put(['sub', 'a.txt'], 'x')
      await hinted
      stop()
    },
  },
  {
    name: 'a stream of a small file is its content',
    async run(open) {
      const world = await open()
      const expected = await putAndList(world, ['a.txt'], 'content')
      const parts: string[] = []
      for await (const bytes of world.folder.readLarge(['a.txt'], expected)) parts.push(textOf(bytes))
      expectEqual(parts.join(''), 'content')
    },
  },
]
