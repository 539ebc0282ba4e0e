/** Law 8 over the whole engine: what the drive holds is not sent again, whatever becomes of the files that hold it. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Path } from '../name'
import { bytesOf } from '../testing/content'
import { holdsInTime } from '../testing/holds'
import { type OneDevice, oneDevice } from '../testing/one-device'
import { diskTexts, serverTexts } from '../testing/scenarios/sides'

const PATHS: readonly Path[] = [['a'], ['b'], ['x', 'c'], ['x', 'y', 'd']]

const Act = fc.record({
  kind: fc.constantFrom('move', 'copy', 'touch', 'write again', 'restart', 'crash', 'lose answers', 'wait'),
  which: fc.nat(10),
  to: fc.nat(10),
  name: fc.constantFrom('a', 'b', 'new', 'x'),
})
type Act = typeof Act extends fc.Arbitrary<infer One> ? One : never

async function perform({ device, clock }: OneDevice, { kind, which, to, name }: Act): Promise<void> {
  const { disk } = device
  const all = [...disk.all()]
  const entry = all[which % all.length]
  const folders: Path[] = [[], ...all.filter(({ kind: of }) => of === 'folder').map(folder => disk.pathOf(folder))]
  const target = [...(folders[to % folders.length] ?? []), name]
  if (kind === 'restart') void device.stop()
  if (kind === 'crash') device.crash()
  if (kind === 'lose answers') device.network.line.loseAnswer = 0.3
  if (kind === 'wait') await clock.advance(10_000)
  device.start()
  if (!entry) return
  if (kind === 'move') disk.move(disk.pathOf(entry), target)
  if (entry.kind === 'folder') return
  if (kind === 'copy' && !disk.find(target)) disk.put(target, entry.bytes)
  if (kind === 'touch') disk.touch(disk.pathOf(entry))
  if (kind === 'write again') disk.put(disk.pathOf(entry), entry.bytes.slice())
}

test.each([
  ['watched', true],
  ['not watched', false],
])(
  'law 8: no move, copy, touch, restart or lost answer sends a content again (%s)',
  async (_how, watches) => {
    await holdsInTime(
      fc.asyncProperty(fc.array(Act, { minLength: 1, maxLength: 6 }), async acts => {
        const world = oneDevice({ watches })
        for (const path of PATHS) world.device.disk.put(path, bytesOf(`content of ${path.join('/')}`))
        world.device.start()
        await world.rest()
        const { bytesSent } = world.device.drive.traffic
        expect(bytesSent).toBeGreaterThan(0)
        for (const act of acts) await perform(world, act)
        world.device.network.line.loseAnswer = 0
        expect(await world.rest('delete')).toBe(true)
        expect(world.device.drive.traffic.bytesSent).toBe(bytesSent)
        expect(serverTexts(world.server)).toEqual(diskTexts(world.device.disk))
        expect(world.faults).toEqual([])
      }),
      20,
    )
  },
  120_000,
)
