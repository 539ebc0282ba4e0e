import { describe, expect, test } from 'vitest'
import type { EnginePorts } from '../engine'
import type { Standing } from '../ports'
import { bytesOf } from '../testing/content'
import { oneDevice } from '../testing/one-device'
import { override } from '../testing/override'
import { serverTexts } from '../testing/scenarios/sides'

const LATER_MS = 20 * 60 * 1000

/** A device in step with three files. */
async function inStep(wrapPorts?: (ports: EnginePorts) => EnginePorts) {
  const world = oneDevice({}, wrapPorts)
  for (const name of ['a.txt', 'b.html', 'c/d.html']) world.device.disk.put(name.split('/'), bytesOf(`content of ${name}`))
  world.device.start()
  expect(await world.rest()).toBe(true)
  const waiting = () => world.device.waiting.map(({ path, why }): [string, string] => [path.join('/'), why]).sort()
  return { ...world, waiting, before: serverTexts(world.server) }
}

describe('names that the browser hides since an update', () => {
  test('are not taken for deleted, and wait with a reason, until they are shown again', async () => {
    const { device, server, rest, clock, waiting, before, statuses } = await inStep()
    device.disk.hiddenEnds.add('.html')
    for (let times = 0; times < 3; times++) {
      device.command({ kind: 'sync-now' })
      expect(await rest('delete')).toBe(true)
      expect(serverTexts(server)).toEqual(before)
      expect(waiting()).toEqual([
        ['b.html', 'bad-name'],
        ['c/d.html', 'bad-name'],
      ])
    }
    await clock.advance(LATER_MS)
    expect(serverTexts(server)).toEqual(before)
    expect(statuses.filter(({ kind }) => kind === 'asking')).toEqual([])

    device.disk.hiddenEnds.clear()
    device.disk.put(['b.html'], bytesOf('changed meanwhile'))
    device.command({ kind: 'sync-now' })
    await rest()
    expect(waiting()).toEqual([])
    expect(serverTexts(server)).toEqual({ ...before, 'b.html': 'changed meanwhile' })
  })

  test('are gone once they are shown again and not there', async () => {
    const { device, server, rest, before } = await inStep()
    device.disk.hiddenEnds.add('.html')
    device.command({ kind: 'sync-now' })
    await rest('delete')
    device.disk.remove(['b.html'])
    await rest('delete')
    expect(serverTexts(server)).toEqual(before)
    device.disk.hiddenEnds.clear()
    device.command({ kind: 'sync-now' })
    await rest('delete')
    expect(Object.keys(serverTexts(server)).sort()).toEqual(['a.txt', 'c', 'c/d.html'])
  })
})

test.each<[string, Standing]>([
  ['that is there and only not listed', 'file'],
  ['whose place cannot be looked at', 'no-permission'],
])('a file %s is not taken for deleted', async (_what, standing) => {
  let lies = false
  const { device, server, rest, waiting, before } = await inStep(ports => ({
    ...ports,
    folder: override(ports.folder, {
      list: async path => {
        const listing = await ports.folder.list(path)
        return !lies || listing === 'gone' ? listing : { ...listing, entries: listing.entries.filter(({ name }) => name !== 'd.html') }
      },
      standing: async path => (lies ? standing : ports.folder.standing(path)),
    }),
  }))
  lies = true
  device.command({ kind: 'sync-now' })
  await rest('delete')
  expect(serverTexts(server)).toEqual(before)
  expect(waiting()).toEqual([['c/d.html', standing === 'file' ? 'unreadable' : standing]])
  lies = false
  device.disk.remove(['c', 'd.html'])
  await rest('delete')
  expect(Object.keys(serverTexts(server)).sort()).toEqual(['a.txt', 'b.html', 'c'])
})
