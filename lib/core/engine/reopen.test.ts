import { expect, test } from 'vitest'
import { bytesOf } from '../testing/content'
import { oneDevice } from '../testing/one-device'
import { override } from '../testing/override'
import { serverTexts } from '../testing/scenarios/sides'

/** Sent as a stream of its own, beside the plans. */
const LARGE = 'x'.repeat(3 * 1024 * 1024)

test('after another tab took over, what is remembered is not read before large transfers have let go of it', async () => {
  const happened: string[] = []
  let release = () => {}
  const sending = new Promise<void>(resolve => {
    release = resolve
  })
  const { clock, device, server, rest, faults } = oneDevice({}, ports => ({
    ...ports,
    store: override(ports.store, {
      load: () => {
        happened.push('load')
        return ports.store.load()
      },
    }),
    drive: override(ports.drive, {
      sendPack: async (chunks, progress) => {
        const isLarge = chunks.some(({ bytes }) => bytes.length > 1000)
        if (!isLarge) return ports.drive.sendPack(chunks, progress)
        happened.push('begin')
        await sending
        happened.push('end')
        return ports.drive.sendPack(chunks, progress)
      },
    }),
  }))
  device.start()
  await rest()
  device.disk.put(['large'], bytesOf(LARGE))
  await clock.advance(5_000)
  expect(happened).toContain('begin')
  // Another tab led for a while, and this one hears of it when it commits.
  await device.drive.lead()
  device.disk.put(['small'], bytesOf('small'))
  await clock.advance(30_000)
  expect(device.status).toMatchObject({ kind: 'paused', why: 'lost-lead' })
  expect(happened.filter(what => what === 'load')).toHaveLength(1)
  release()
  expect(await rest()).toBe(true)
  const before = happened.slice(0, happened.lastIndexOf('load'))
  expect(before.filter(what => what === 'begin').length).toBe(before.filter(what => what === 'end').length)
  expect(happened.filter(what => what === 'load')).toHaveLength(2)
  expect(serverTexts(server)).toEqual({ large: LARGE, small: 'small' })
  expect(faults).toEqual([])
})
