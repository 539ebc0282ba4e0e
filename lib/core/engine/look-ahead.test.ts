import { expect, test } from 'vitest'
import { bytesOf } from '../testing/content'
import { oneDevice } from '../testing/one-device'
import { diskTexts, serverTexts } from '../testing/scenarios/sides'

test('while paused it is told what would be done, and nothing is', async () => {
  const { clock, device, server, hand, rest, faults } = oneDevice()
  for (const name of ['edited', 'gone', 'old name', 'theirs', 'theirs gone']) device.disk.put([name], bytesOf(name))
  device.start()
  await rest()
  device.command({ kind: 'pause' })
  device.command({ kind: 'look-ahead' })
  await rest()
  const nothing = { files: 0, bytes: 0, names: [] }
  const ahead = { up: nothing, down: nothing, same: 0, made: nothing, moved: nothing, deletedHere: nothing, deletedThere: nothing }
  expect(device.status).toMatchObject({ kind: 'paused', why: 'person', ahead })

  device.disk.put(['edited'], bytesOf('edited twice'))
  device.disk.put(['folder', 'new'], bytesOf('new'))
  device.disk.remove(['gone'])
  device.disk.move(['old name'], ['name'])
  await hand.put(['theirs'], bytesOf('theirs, edited'))
  await hand.remove(['theirs gone'])
  await clock.advance(60_000)
  const before = [diskTexts(device.disk), serverTexts(server)]
  expect(device.status).toMatchObject({ kind: 'paused', ahead })

  device.command({ kind: 'look-ahead' })
  await rest()
  expect(device.status).toMatchObject({
    kind: 'paused',
    why: 'person',
    ahead: {
      up: { files: 2, bytes: 15 },
      down: { files: 1, bytes: 14, names: [['theirs']] },
      made: { files: 1, names: [['folder']] },
      moved: { files: 1, names: [['name']] },
      deletedHere: { files: 1, bytes: 11, names: [['theirs gone']] },
      deletedThere: { files: 1, bytes: 4, names: [['gone']] },
      conflicts: { files: 0 },
    },
  })
  expect([diskTexts(device.disk), serverTexts(server)]).toEqual(before)

  device.command({ kind: 'resume' })
  await rest('delete')
  expect(device.status.kind).toBe('up-to-date')
  const end = { edited: 'edited twice', folder: null, 'folder/new': 'new', name: 'old name', theirs: 'theirs, edited' }
  expect(diskTexts(device.disk)).toEqual(end)
  expect(serverTexts(server)).toEqual(end)
  expect(faults).toEqual([])
})

test('what would be asked about is told before, and asked when things go on', async () => {
  const { device, server, rest } = oneDevice()
  const names = Array.from({ length: 30 }, (_, i) => `file ${i}`)
  for (const name of names) device.disk.put([name], bytesOf(name))
  device.start()
  await rest()
  device.command({ kind: 'pause' })
  for (const name of names.slice(1)) device.disk.remove([name])
  device.command({ kind: 'look-ahead' })
  await rest()
  expect(device.status).toMatchObject({ kind: 'paused', ahead: { deletedThere: { files: 29 } } })
  device.command({ kind: 'resume' })
  await rest()
  expect(device.status.kind).toBe('asking')
  expect(Object.keys(serverTexts(server))).toHaveLength(30)
})

test('whoever goes on while it is looked gets what was to be told', async () => {
  const { clock, device, server, hand, rest } = oneDevice()
  device.disk.put(['gone'], bytesOf('gone'))
  device.start()
  await rest()
  device.command({ kind: 'pause' })
  device.disk.remove(['gone'])
  device.disk.put(['new'], bytesOf('new'))
  await hand.put(['theirs'], bytesOf('theirs'))
  device.command({ kind: 'look-ahead' })
  await clock.advance(100)
  expect(device.status.kind).toBe('scanning')
  device.command({ kind: 'resume' })
  await rest('delete')
  expect(device.status.kind).toBe('up-to-date')
  expect(serverTexts(server)).toEqual({ new: 'new', theirs: 'theirs' })
})

test('nobody looks ahead who is not paused', async () => {
  const { device, rest } = oneDevice()
  device.disk.put(['a'], bytesOf('a'))
  device.start()
  await rest()
  device.command({ kind: 'look-ahead' })
  await rest()
  expect(device.status.kind).toBe('up-to-date')
  device.command({ kind: 'pause' })
  await rest()
  expect(device.status).toEqual({ kind: 'paused', why: 'person' })
})
