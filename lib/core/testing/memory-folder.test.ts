import { describe, expect, test } from 'vitest'
import type { Path } from '../name'
import { bytesOf, textOf } from './content'
import type { FolderWorld } from './contracts/folder-world'
import { localFolderContract } from './contracts/local-folder'
import { CrashGate } from './crash-gate'
import { DISK_KINDS, type DiskKind } from './disk-kind'
import { type DiskFile, MemoryDisk } from './memory-disk'
import { fingerprintOf, MemoryFolder } from './memory-folder'
import { settled, VirtualClock } from './virtual-clock'

describe.each([DISK_KINDS.linux, DISK_KINDS.windows])('a memory folder on a $name disk keeps the LocalFolder contract', kind => {
  for (const { name, run } of localFolderContract) test(name, () => run(openOn(kind)))
})

function openOn(kind: DiskKind): () => Promise<FolderWorld> {
  return async () => {
    const disk = new MemoryDisk(kind, Date)
    const folder = new MemoryFolder(disk, new CrashGate(), { watchClock: { now: Date.now, after: soon } })
    return { folder, disk: foreign(disk) }
  }
}

function soon(_ms: number, run: () => void): () => void {
  const timer = setImmediate(run)
  return () => clearImmediate(timer)
}

function foreign(disk: MemoryDisk): FolderWorld['disk'] {
  return {
    put: async (path, text) => disk.put(path, bytesOf(text)),
    makeFolder: async path => void disk.makeFolder(path),
    read: async path => {
      const file = disk.file(path)
      return file && textOf(file.bytes)
    },
    names: async path => namesIn(disk, path),
    remove: async path => disk.remove(path),
    move: async (from, to) => void disk.move(from, to),
  }
}

function namesIn(disk: MemoryDisk, path: Path): string[] | undefined {
  const folder = disk.folder(path)
  return folder && [...folder.children.values()].map(entry => entry.name).sort()
}

async function* once(text: string): AsyncIterable<Uint8Array<ArrayBuffer>> {
  yield bytesOf(text)
}

/** A disk whose device dies at its `step`-th step of `run`. */
async function dyingAt(step: number, run: (folder: MemoryFolder, disk: MemoryDisk) => Promise<unknown>) {
  const disk = new MemoryDisk(DISK_KINDS.linux, new VirtualClock())
  disk.put(['old'], bytesOf('before'))
  disk.put(['from', 'a'], bytesOf('a'))
  disk.put(['from', 'b'], bytesOf('b'))
  const gate = new CrashGate()
  gate.crashAfter(step, () => {})
  let ended = false
  const done = () => {
    ended = true
  }
  run(new MemoryFolder(disk, gate), disk).then(done, done)
  await settled()
  return { disk, ended }
}

function contentsOf(disk: MemoryDisk): string {
  return [...disk.all()]
    .flatMap(entry => (entry.kind === 'file' ? [`${disk.pathOf(entry).join('/')}=${textOf(entry.bytes)}`] : []))
    .join(' ')
}

describe('a device that dies', () => {
  const newFile = (folder: MemoryFolder) => folder.write(['new'], 'absent', once('content'))

  test.each([
    [1, 'old=before from/a=a from/b=b'],
    [2, 'old=before from/a=a from/b=b new= new.crswap='],
    [3, 'old=before from/a=a from/b=b new= new.crswap=content'],
    [4, 'old=before from/a=a from/b=b new= new.crswap=content'],
    [5, 'old=before from/a=a from/b=b new=content new.crswap=content'],
    [6, 'old=before from/a=a from/b=b new=content'],
  ])('at step %i of writing a new file leaves %s', async (step, left) => {
    const { disk, ended } = await dyingAt(step, newFile)
    expect({ left: contentsOf(disk), ended }).toEqual({ left, ended: false })
  })

  test('leaves the old file whole until its replacement is', async () => {
    for (let step = 1; step <= 6; step++) {
      const { disk } = await dyingAt(step, (folder, on) => {
        const old = on.file(['old'])
        return folder.write(['old'], old ? fingerprintOf(old) : 'absent', once('after'))
      })
      expect(['before', 'after']).toContain(textOf(disk.file(['old'])?.bytes ?? bytesOf('gone')))
    }
  })

  test('leaves a moved file in one of its places', async () => {
    const move = (folder: MemoryFolder, disk: MemoryDisk) =>
      folder.moveFile(['old'], ['from', 'old'], fingerprintOf(disk.file(['old']) as DiskFile))
    expect(contentsOf((await dyingAt(2, move)).disk)).toBe('old=before from/a=a from/b=b')
    expect(contentsOf((await dyingAt(3, move)).disk)).toBe('from/a=a from/b=b from/old=before')
  })

  test('leaves a moved folder in two halves', async () => {
    const { disk } = await dyingAt(3, folder => folder.moveFolder(['from'], ['to']))
    expect(contentsOf(disk)).toBe('old=before from/b=b to/a=a')
  })

  test('never hears an answer', async () => {
    const { ended } = await dyingAt(2, folder => folder.list([]))
    expect(ended).toBe(false)
  })
})

describe('disks differ', () => {
  const put = (kind: DiskKind, ...names: string[]) => {
    const disk = new MemoryDisk(kind, new VirtualClock(1_000_123))
    for (const name of names) disk.put([name], bytesOf(name))
    return disk
  }

  test('in whether case tells names apart', () => {
    expect(namesIn(put(DISK_KINDS.linux, 'a', 'A'), [])).toEqual(['A', 'a'])
    expect(namesIn(put(DISK_KINDS.windows, 'a', 'A'), [])).toEqual(['a'])
  })

  test('in how they spell an accent', () => {
    expect(namesIn(put(DISK_KINDS.linux, 'é'), [])).toEqual(['é'])
    expect(namesIn(put(DISK_KINDS.hfs, 'é'), [])).toEqual(['e\u0301'])
    expect(put(DISK_KINDS.hfs, 'é').file(['é'])).toBeDefined()
  })

  test('in how finely they tell time', () => {
    expect(put(DISK_KINDS.linux, 'a').file(['a'])?.mtime).toBe(1_000_123)
    expect(put(DISK_KINDS.fat, 'a').file(['a'])?.mtime).toBe(1_000_000)
  })

  test('in what they hide', () => {
    expect(DISK_KINDS.linux.hides('setup.cfg')).toBeUndefined()
    expect(DISK_KINDS.windows.hides('setup.cfg')).toBe('bad-name')
  })
})

describe('misfortune', () => {
  const start = () => {
    const disk = new MemoryDisk(DISK_KINDS.linux, new VirtualClock())
    disk.put(['a'], bytesOf('a'))
    disk.put(['sub', 'b'], bytesOf('b'))
    return { disk, folder: new MemoryFolder(disk) }
  }

  test('a full disk leaves the old file whole and nothing beside it', async () => {
    const { disk, folder } = start()
    disk.full = true
    const file = disk.file(['a'])
    const result = await folder.write(['a'], file ? fingerprintOf(file) : 'absent', once('more'))
    expect(result).toEqual({ kind: 'problem', why: 'disk-full' })
    expect(contentsOf(disk)).toBe('a=a sub/b=b')
  })

  test('a lost permission shows nothing and changes nothing', async () => {
    const { disk, folder } = start()
    disk.access = 'ask'
    expect(await folder.list([])).toEqual({ complete: false, entries: [] })
    expect(await folder.write(['c'], 'absent', once('c'))).toEqual({ kind: 'problem', why: 'no-permission' })
    expect(contentsOf(disk)).toBe('a=a sub/b=b')
  })

  test('a folder that cannot be listed says so', async () => {
    const { disk, folder } = start()
    const sub = disk.folder(['sub'])
    if (sub) sub.fault = 'unreadable'
    expect(await folder.list(['sub'])).toEqual({ complete: false, entries: [] })
  })

  test('another disk at the mount point looks empty and complete', async () => {
    const { disk, folder } = start()
    disk.unmount()
    expect(await folder.list([])).toEqual({ complete: true, entries: [] })
    disk.remount()
    expect(contentsOf(disk)).toBe('a=a sub/b=b')
  })
})
