/** What a person is told of what was done, beyond that it was. */
import { expect, test } from 'vitest'
import { bytesOf } from '../testing/content'
import { DISK_KINDS } from '../testing/disk-kind'
import { type OneDevice, oneDevice } from '../testing/one-device'

const WRITTEN = Date.UTC(2026, 0, 1, 0, 0, 0, 123)

const told = ({ activity }: OneDevice) => activity.map(({ what, path }) => `${what} ${path.join('/')}`)

test.each<[string, string, number | undefined, string]>([
  ['shrank to nothing', '', undefined, 'sent-emptied'],
  ['shrank to nothing under its old time', '', WRITTEN, 'sent-emptied'],
  ['changed and kept its time', 'another, longer', WRITTEN, 'sent-same-time'],
  ['changed', 'another, longer', undefined, 'sent'],
  ['got an older time', 'another, longer', WRITTEN - 1, 'sent'],
])('a file that %s', async (_what, text, mtime, what) => {
  const world = oneDevice()
  world.device.disk.put(['a'], bytesOf('one'), WRITTEN)
  world.device.disk.put(['b'], bytesOf('two'))
  world.device.start()
  await world.rest()
  const before = world.activity.length
  world.device.disk.put(['a'], bytesOf(text), mtime)
  await world.rest()
  expect(told(world).slice(before)).toEqual([`${what} a`])
})

test('two saves within the disk’s step of time are nothing odd', async () => {
  const world = oneDevice({ disk: DISK_KINDS.fat })
  world.device.start()
  await world.rest()
  world.device.disk.put(['a'], bytesOf('one'))
  await world.clock.advance(1_000)
  world.device.disk.put(['a'], bytesOf('another'))
  await world.rest()
  expect(told(world).at(-1)).toBe('sent a')
})

test.each([
  ['case', 'Report.txt', 'REPORT.TXT', 'renamed-for-case'],
  ['normal form', 'Caf\u00e9', 'Cafe\u0301', 'renamed-for-case'],
])('a second name that differs in %s only is given another one, and that is said', async (_how, one, other, what) => {
  const world = oneDevice()
  await world.hand.put([one], bytesOf('first'))
  world.device.start()
  await world.rest()
  world.device.disk.put([other], bytesOf('second'))
  await world.rest()
  const renamed = world.activity.filter(({ from }) => from)
  expect(renamed.map(item => [item.what, item.from])).toEqual([[what, [other]]])
})

test('a name that two files want in one spelling is no matter of case', async () => {
  const world = oneDevice()
  world.device.network.setOnline(false)
  world.device.start()
  world.device.disk.put(['a'], bytesOf('mine'))
  await world.hand.put(['a'], bytesOf('theirs'))
  world.device.network.setOnline(true)
  await world.rest()
  expect(world.activity.filter(({ from }) => from).map(item => [item.what, item.from])).toEqual([['moved-here', ['a']]])
})

test('what is moved in the drive is told with where it was', async () => {
  const world = oneDevice()
  world.device.disk.put(['a'], bytesOf('one'))
  world.device.start()
  await world.rest()
  world.device.disk.makeFolder(['d'])
  world.device.disk.move(['a'], ['d', 'b'])
  await world.rest()
  expect(world.activity.filter(({ what }) => what === 'moved-there')).toMatchObject([{ path: ['d', 'b'], from: ['a'] }])
})
