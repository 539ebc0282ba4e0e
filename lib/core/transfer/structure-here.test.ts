import { expect, test } from 'vitest'
import { bytesOf } from '../testing/content'
import { oneDevice } from '../testing/one-device'
import { override } from '../testing/override'
import { serverTexts } from '../testing/scenarios/sides'

/** Above what is read again for its recent time alone. */
const LARGE = 'x'.repeat(9 * 1024 * 1024)

test('a large file that is changed while it is moved for somebody else is sent', async () => {
  let meanwhile = () => {}
  const { clock, device, server, hand, rest, faults } = oneDevice({ watches: false }, ports => ({
    ...ports,
    folder: override(ports.folder, {
      moveFile: async (from, to, expected) => {
        const moved = await ports.folder.moveFile(from, to, expected)
        if (moved.kind !== 'done') return moved
        meanwhile()
        const listing = await ports.folder.list(to.slice(0, -1))
        const entry = listing === 'gone' ? undefined : listing.entries.find(({ name }) => name === to[to.length - 1])
        return entry?.kind === 'file' ? { kind: 'done', fingerprint: entry.fingerprint } : moved
      },
    }),
  }))
  device.disk.put(['film'], bytesOf(LARGE))
  device.start()
  await rest()
  // On a disk that tells time finely: what has whole seconds is read again in any case.
  await clock.advance(123)
  const changed = `${LARGE}, cut`
  meanwhile = () => device.disk.put(['renamed'], bytesOf(changed))
  await hand.move(['film'], ['renamed'])
  expect(await rest()).toBe(true)
  expect(serverTexts(server)).toEqual({ renamed: changed })
  expect(faults).toEqual([])
})
