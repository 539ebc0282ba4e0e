import { expect, test, vi } from 'vitest'
import type { DeviceId, DriveId } from '../../core/ids'
import type { DeviceStore } from '../../core/ports'
import type { SyncStatus } from '../../core/status'
import { bytesOf } from '../../core/testing/content'
import { DISK_KINDS } from '../../core/testing/disk-kind'
import { MemoryDisk } from '../../core/testing/memory-disk'
import { MemoryDrive } from '../../core/testing/memory-drive'
import { MemoryFolder } from '../../core/testing/memory-folder'
import { MemoryServer } from '../../core/testing/memory-server'
import { MemoryStore, StoreData } from '../../core/testing/memory-store'
import { VirtualClock } from '../../core/testing/virtual-clock'
import { applyUpdate, NEW_VIEW } from '../folder-view'
import { hostFolder } from './folder-host'

function setUp() {
  const clock = new VirtualClock()
  const disk = new MemoryDisk(DISK_KINDS.linux, clock)
  disk.put(['a.txt'], bytesOf('a'), clock.now() - 60_000)
  const drive = new MemoryDrive(new MemoryServer('DDDDDDDDDDDDDDDDDDDDDD' as DriveId, clock), 'device' as DeviceId)
  const data = new StoreData()
  const stores: { lose(): void; closed: boolean }[] = []
  let view = NEW_VIEW
  const parts = {
    folder: new MemoryFolder(disk),
    drive,
    deviceName: 'Laptop',
    clock: { now: () => clock.now(), after: (ms: number, run: () => void) => clock.after(ms, run) },
    openStore: vi.fn(async (lost: () => void): Promise<DeviceStore & { close(): void }> => {
      const opened = { lose: lost, closed: false }
      stores.push(opened)
      const close = () => {
        opened.closed = true
      }
      return Object.assign(new MemoryStore(data), { close })
    }),
    tell: (update: Parameters<typeof applyUpdate>[1]) => {
      view = applyUpdate(view, update)
    },
    fault: (error: unknown) => {
      throw error
    },
  }
  /** Lets time pass until that status is shown; hashing takes real time, which the clock does not know. */
  const until = async (kind: SyncStatus['kind']) => {
    while (view.status.kind !== kind) await clock.advance(100)
  }
  return { clock, drive, stores, parts, until, shown: () => view }
}

test('a folder is previewed, sent when told to, and its store is closed at the end', async () => {
  const { drive, stores, parts, until } = setUp()
  const host = hostFolder(parts, false)
  await until('preview')
  host.command({ kind: 'begin' })
  await until('up-to-date')
  expect((await drive.changes(0, 10)).nodes.map(({ name }) => name)).toEqual(['a.txt'])
  await host.stop()
  expect(stores.map(({ closed }) => closed)).toEqual([true])
})

test('a folder that was paused stays paused', async () => {
  const { parts, shown, until } = setUp()
  const host = hostFolder(parts, true)
  await until('paused')
  expect(shown().status).toEqual({ kind: 'paused', why: 'person' })
  host.command({ kind: 'resume' })
  await until('preview')
  await host.stop()
})

test('when its store is lost the engine ends and begins again, paused if it was', async () => {
  const { clock, stores, parts, shown } = setUp()
  const host = hostFolder(parts, false)
  await clock.advance(1_000)
  host.command({ kind: 'pause' })
  stores[0]?.lose()
  await clock.advance(10_000)
  expect(stores.map(({ closed }) => closed)).toEqual([true, false])
  expect(shown().status).toEqual({ kind: 'paused', why: 'person' })
  await host.stop()
})

test('a store that a newer page has made is a reason to reload', async () => {
  const { clock, parts, shown } = setUp()
  parts.openStore.mockRejectedValueOnce(new DOMException('', 'VersionError'))
  const host = hostFolder({ ...parts, fault: () => {} }, false)
  await clock.advance(1_000)
  expect(shown().status).toEqual({ kind: 'paused', why: 'outdated' })
  await host.stop()
})
