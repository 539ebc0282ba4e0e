import { expect, test } from 'vitest'
import type { EnginePorts } from '../engine'
import { bytesOf } from '../testing/content'
import { oneDevice } from '../testing/one-device'
import { override } from '../testing/override'
import { diskTexts, serverTexts } from '../testing/scenarios/sides'

/** The one time that all files of a reproducible archive have. */
const ARCHIVED = Date.UTC(2026, 0, 1, 0, 0, 0, 123)

/** A device whose reads are counted. */
function reader(watches: boolean) {
  const reads: string[] = []
  const counting = (ports: EnginePorts): EnginePorts => ({
    ...ports,
    folder: override(ports.folder, {
      readSmall: files => {
        reads.push(...files.map(({ path }) => path.join('/')))
        return ports.folder.readSmall(files)
      },
    }),
  })
  return { ...oneDevice({ watches }, counting), reads }
}

function extract({ device }: ReturnType<typeof reader>, release: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) device.disk.put([release, ...name.split('/')], bytesOf(text), ARCHIVED)
}

test.each([
  ['watched', true],
  ['not watched', false],
])('another release in the place of one, of equal names, sizes and times, is sent as it is (%s)', async (_how, watches) => {
  const world = reader(watches)
  extract(world, 'release-1.0.1', { VERSION: '1.0.1', 'doc/NEWS': 'old', 'doc/same': 'same' })
  world.device.start()
  expect(await world.rest()).toBe(true)
  extract(world, 'release-1.0.2', { VERSION: '1.0.2', 'doc/NEWS': 'new', 'doc/same': 'same' })
  world.device.disk.remove(['release-1.0.1'])
  expect(await world.rest('delete')).toBe(true)
  expect(serverTexts(world.server)).toEqual({
    'release-1.0.2': null,
    'release-1.0.2/VERSION': '1.0.2',
    'release-1.0.2/doc': null,
    'release-1.0.2/doc/NEWS': 'new',
    'release-1.0.2/doc/same': 'same',
  })
  expect(diskTexts(world.device.disk)).toEqual(serverTexts(world.server))
})

test.each([
  ['watched', true],
  ['not watched', false],
])('and is so when the tab ends just after its folder was moved on the server (%s)', async (_how, watches) => {
  const world = reader(watches)
  extract(world, 'release-1.0.1', { VERSION: '1.0.1' })
  world.device.start()
  await world.rest()
  const { drive } = world.device
  const sendPack = drive.sendPack.bind(drive)
  drive.sendPack = () => new Promise(() => {})
  extract(world, 'release-1.0.2', { VERSION: '1.0.2' })
  world.device.disk.remove(['release-1.0.1'])
  await world.clock.advance(60_000)
  expect(serverTexts(world.server)).toEqual({ 'release-1.0.2': null, 'release-1.0.2/VERSION': '1.0.1' })
  world.device.crash()
  drive.sendPack = sendPack
  world.device.start()
  expect(await world.rest()).toBe(true)
  expect(serverTexts(world.server)).toEqual({ 'release-1.0.2': null, 'release-1.0.2/VERSION': '1.0.2' })
})

test('a file that was moved and replaced in one moment is sent as it is', async () => {
  const world = reader(true)
  extract(world, 'a', { VERSION: '1.0.1' })
  world.device.start()
  await world.rest()
  world.device.disk.move(['a'], ['b'])
  extract(world, 'b', { VERSION: '1.0.2' })
  expect(await world.rest()).toBe(true)
  expect(serverTexts(world.server)).toEqual({ b: null, 'b/VERSION': '1.0.2' })
})

test('a folder that is moved to where one of the same looks was deleted is sent as it is', async () => {
  const world = reader(true)
  extract(world, 'current', { VERSION: '1.0.1', 'doc/NEWS': 'old', 'doc/same': 'same' })
  world.device.start()
  await world.rest()
  extract(world, 'release-1.0.2', { VERSION: '1.0.2', 'doc/NEWS': 'new', 'doc/same': 'same' })
  world.device.disk.remove(['current'])
  world.device.disk.move(['release-1.0.2'], ['current'])
  expect(await world.rest()).toBe(true)
  expect(serverTexts(world.server)).toEqual({
    current: null,
    'current/VERSION': '1.0.2',
    'current/doc': null,
    'current/doc/NEWS': 'new',
    'current/doc/same': 'same',
  })
})

test.each([
  ['is not even read where the watcher told of it', true, 0],
  ['is read again and not sent where it did not', false, 3],
])('a folder that was moved %s', async (_what, watches, times) => {
  const world = reader(watches)
  extract(world, 'a', { x: 'content of x', y: 'content of y', 'deep/z': 'content of z' })
  world.device.start()
  await world.rest()
  world.reads.length = 0
  const { bytesSent } = world.device.drive.traffic
  world.device.disk.move(['a'], ['b'])
  expect(await world.rest()).toBe(true)
  expect(Object.keys(serverTexts(world.server)).sort()).toEqual(['b', 'b/deep', 'b/deep/z', 'b/x', 'b/y'])
  expect(world.reads).toHaveLength(times)
  expect(world.device.drive.traffic.bytesSent).toBe(bytesSent)
})
