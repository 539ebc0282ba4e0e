import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Path } from '../../core/name'
import type { Clock } from '../../core/ports'
import { bytesOf, textOf } from '../../core/testing/content'
import { contentOf } from '../../core/testing/contracts/content'
import { type FolderWorld, fingerprintAt } from '../../core/testing/contracts/folder-world'
import { localFolderContract } from '../../core/testing/contracts/local-folder'
import { DISK_KINDS, type DiskKind } from '../../core/testing/disk-kind'
import { MemoryDisk } from '../../core/testing/memory-disk'
import { createLocalFolder } from './local-folder'
import { rootHandle, type Trouble } from './testing/memory-handles'

vi.stubGlobal('navigator', { platform: 'Linux' })
afterAll(() => vi.unstubAllGlobals())

/** Every look at it is a millisecond later, so that no two changes share a time. */
function tickingClock(): Clock {
  let time = 1_772_366_400_000
  return { now: () => time++, after: () => () => {} }
}

function open(kind: DiskKind, options: { trouble?: Trouble; moves?: boolean } = {}): FolderWorld & { memory: MemoryDisk } {
  const memory = new MemoryDisk(kind, tickingClock())
  const disk = {
    put: async (path: Path, text: string) => memory.put(path, bytesOf(text)),
    makeFolder: async (path: Path) => void memory.makeFolder(path),
    read: async (path: Path) => {
      const file = memory.file(path)
      return file && textOf(file.bytes)
    },
    names: async (path: Path) => {
      const folder = memory.folder(path)
      return folder && [...folder.children.values()].map(({ name }) => name).sort()
    },
    remove: async (path: Path) => memory.remove(path),
    move: async (from: Path, to: Path) => void memory.move(from, to),
  }
  return { folder: createLocalFolder(rootHandle(memory, options)), disk, memory }
}

describe.each([DISK_KINDS.linux, DISK_KINDS.mac])('on a $name disk the adapter keeps the LocalFolder contract', kind => {
  for (const { name, run } of localFolderContract) test(name, () => run(async () => open(kind)))
})

describe('where files cannot be moved in place the adapter keeps the LocalFolder contract', () => {
  for (const { name, run } of localFolderContract) test(name, () => run(async () => open(DISK_KINDS.linux, { moves: false })))
})

const refuse = (name: string, message = name) => new DOMException(message, name)

describe('what cannot be looked at is never told as absent', () => {
  const full = (trouble: Trouble) => {
    const world = open(DISK_KINDS.linux, { trouble })
    for (const name of ['a.txt', 'b.txt', 'c.txt']) world.memory.put(['sub', name], bytesOf(name))
    return world.folder
  }
  const isImpossible = (path: Path) => (path[path.length - 1]?.length ?? 0) > 255

  test('a folder whose names may not be looked up lists nothing and says that this proves nothing', async () => {
    const hidden = full((method, path) => {
      if (method === 'next') return refuse('NotFoundError')
      return method === 'getFileHandle' && isImpossible(path) ? refuse('NoModificationAllowedError') : undefined
    })
    expect(await hidden.list(['sub'])).toEqual({ complete: false, entries: [] })
  })

  test('an empty listing of a folder whose names may not be looked up is not complete', async () => {
    const world = open(DISK_KINDS.linux, {
      trouble: (method, path) => (method === 'getFileHandle' && isImpossible(path) ? refuse('NoModificationAllowedError') : undefined),
    })
    expect(await world.folder.list([])).toEqual({ complete: false, entries: [] })
    expect(await world.folder.access()).toBe('denied')
  })

  test('a folder below one whose names may not be looked up is not gone', async () => {
    const folder = full((method, path) => {
      if (method === 'getDirectoryHandle') return refuse('NotFoundError')
      return method === 'getFileHandle' && isImpossible(path) ? refuse('NoModificationAllowedError') : undefined
    })
    expect(await folder.list(['sub'])).toEqual({ complete: false, entries: [] })
  })

  test('a listing that breaks off in the middle is not complete', async () => {
    const folder = full((method, path) => (method === 'next' && path[1] === 'c.txt' ? refuse('NotReadableError') : undefined))
    const listing = await folder.list(['sub'])
    expect(listing).toMatchObject({ complete: false })
  })

  test('a file that is listed but not there makes the listing incomplete, and the others are told', async () => {
    const folder = full((method, path) => (method === 'getFile' && path[1] === 'b.txt' ? refuse('NotFoundError') : undefined))
    const listing = await folder.list(['sub'])
    expect(listing).toMatchObject({ complete: false, entries: [{ name: 'a.txt' }, { name: 'c.txt' }] })
  })

  test('a file that cannot be looked at is told as such, and the listing is complete', async () => {
    const folder = full((method, path) => (method === 'getFile' && path[1] === 'b.txt' ? refuse('InvalidStateError') : undefined))
    const listing = await folder.list(['sub'])
    expect(listing).toMatchObject({ complete: true })
    expect(listing !== 'gone' && listing.entries).toContainEqual({ kind: 'unreadable', name: 'b.txt', why: 'no-permission' })
  })

  test('without permission a listing is worth nothing', async () => {
    expect(await full(() => refuse('NotAllowedError')).list(['sub'])).toEqual({ complete: false, entries: [] })
    const halfway = full(method => (method === 'getFile' ? refuse('NotAllowedError') : undefined))
    expect(await halfway.list(['sub'])).toEqual({ complete: false, entries: [] })
  })

  test('access that is to be asked for, or denied, is said', async () => {
    const { folder, memory } = open(DISK_KINDS.linux)
    memory.access = 'ask'
    expect(await folder.access()).toBe('ask')
    memory.access = 'denied'
    expect(await folder.access()).toBe('denied')
  })
})

test('what somebody writes right after a swap, in the same length, is not taken for what was written', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const memory = new MemoryDisk(DISK_KINDS.linux, { now: () => Date.now() })
  let swapping = false
  const trouble: Trouble = method => {
    if (method === 'close') swapping = true
    else if (swapping && method === 'getFile') {
      swapping = false
      vi.setSystemTime(Date.now() + 5)
      memory.put(['diary.txt'], bytesOf('day 3'))
    }
    return undefined
  }
  const folder = createLocalFolder(rootHandle(memory, { trouble }))
  const written = await folder.write(['diary.txt'], 'absent', contentOf('day 2'))
  vi.useRealTimers()
  expect(textOf(memory.file(['diary.txt'])?.bytes ?? new Uint8Array())).toBe('day 3')
  expect(written.kind === 'done' && written.fingerprint).not.toEqual(await fingerprintAt(folder, ['diary.txt']))
})

test.each(['absent', 'there'])('what somebody saves while a long content is being closed stays (before: %s)', async before => {
  let saveNow = false
  const trouble: Trouble = method => {
    if (method === 'close' && saveNow) world.memory.put(['film.mkv'], bytesOf('saved just now'))
    return undefined
  }
  const world = open(DISK_KINDS.linux, { trouble })
  if (before === 'there') await world.disk.put(['film.mkv'], 'old')
  const expected = before === 'there' ? await fingerprintAt(world.folder, ['film.mkv']) : 'absent'
  saveNow = true
  expect(await world.folder.write(['film.mkv'], expected, contentOf('many ', 'parts'))).toEqual({ kind: 'stale' })
  expect(await world.disk.read(['film.mkv'])).toBe('saved just now')
  expect(await world.disk.names([])).toEqual(['film.mkv'])
})

describe('a write that fails leaves the old file whole and nothing beside it', () => {
  test.each([
    ['write', 'QuotaExceededError', 'disk-full'],
    ['close', 'AbortError', 'blocked'],
    ['close', 'QuotaExceededError', 'disk-full'],
    ['createWritable', 'NoModificationAllowedError', 'in-use'],
    ['createWritable', 'NotAllowedError', 'no-permission'],
  ])('when %s throws %s the problem is %s', async (method, name, why) => {
    let broken = false
    const { folder, disk } = open(DISK_KINDS.linux, { trouble: asked => (broken && asked === method ? refuse(name) : undefined) })
    await disk.put(['old.txt'], 'old')
    const before = await fingerprintAt(folder, ['old.txt'])
    broken = true
    expect(await folder.write(['old.txt'], before, contentOf('new'))).toEqual({ kind: 'problem', why })
    expect(await folder.write(['new.txt'], 'absent', contentOf('new'))).toEqual({ kind: 'problem', why })
    expect(await folder.write(['old.txt'], before, contentOf('much ', 'new'))).toEqual({ kind: 'problem', why })
    expect(await disk.names([])).toEqual(['old.txt'])
    expect(await disk.read(['old.txt'])).toBe('old')
  })
})

describe('on a disk that folds names', () => {
  test('a name in another case is taken, for a file and for a folder', async () => {
    const { folder, disk } = open(DISK_KINDS.windows)
    await disk.put(['a.txt'], 'a')
    await disk.put(['other.txt'], 'other')
    expect(await folder.write(['A.TXT'], 'absent', contentOf('x'))).toEqual({ kind: 'stale' })
    const expected = await fingerprintAt(folder, ['other.txt'])
    expect(await folder.moveFile(['other.txt'], ['A.txt'], expected)).toEqual({ kind: 'stale' })
    expect(await disk.names([])).toEqual(['a.txt', 'other.txt'])
  })

  test('a case-only rename that fails half way puts the file back', async () => {
    let moves = 0
    const { folder, disk } = open(DISK_KINDS.windows, {
      trouble: method => (method === 'move' && ++moves === 2 ? refuse('NoModificationAllowedError') : undefined),
    })
    await disk.put(['a.txt'], 'a')
    const expected = await fingerprintAt(folder, ['a.txt'])
    expect(await folder.moveFile(['a.txt'], ['A.txt'], expected)).toEqual({ kind: 'problem', why: 'in-use' })
    expect(await disk.names([])).toEqual(['a.txt'])
  })
})

test('one stuck file stops no other when a folder moves, and is not lost', async () => {
  const { folder, disk } = open(DISK_KINDS.linux, {
    trouble: (method, path) => (method === 'move' && path[1] === 'stuck.txt' ? refuse('NoModificationAllowedError') : undefined),
  })
  for (const name of ['a.txt', 'stuck.txt', 'z.txt']) await disk.put(['from', name], name)
  expect(await folder.moveFolder(['from'], ['to'])).toEqual({ kind: 'problem', why: 'in-use' })
  expect([await disk.names(['from']), await disk.names(['to'])]).toEqual([['stuck.txt'], ['a.txt', 'z.txt']])
})

describe('a file that still stands in its old place after it was moved', () => {
  const moving = async (meanwhile: string) => {
    const put = { again: () => {} }
    const world = open(DISK_KINDS.linux, {
      trouble: (method, path) => {
        // The first look at the old place after the move.
        if (method === 'getFileHandle' && path.join('/') === 'a.txt' && world.memory.file(['sub', 'a.txt'])) put.again()
        return undefined
      },
    })
    await world.disk.put(['a.txt'], 'a')
    await world.disk.makeFolder(['sub'])
    const expected = await fingerprintAt(world.folder, ['a.txt'])
    put.again = () => world.memory.put(['a.txt'], bytesOf(meanwhile))
    return { world, result: await world.folder.moveFile(['a.txt'], ['sub', 'a.txt'], expected) }
  }

  test('was only copied when both hold the same: the copy goes', async () => {
    const { world, result } = await moving('a')
    expect(result).toEqual({ kind: 'problem', why: 'no-permission' })
    expect([await world.disk.read(['a.txt']), await world.disk.read(['sub', 'a.txt'])]).toEqual(['a', undefined])
  })

  test('is another one when it holds something else: both stay', async () => {
    const { world, result } = await moving('somebody else’s')
    expect(result.kind).toBe('done')
    expect([await world.disk.read(['a.txt']), await world.disk.read(['sub', 'a.txt'])]).toEqual(['somebody else’s', 'a'])
  })
})
