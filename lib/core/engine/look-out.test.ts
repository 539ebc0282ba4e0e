import { expect, test } from 'vitest'
import { LookOut } from './look-out'
import { News } from './news'

const SECOND = 1000
const MINUTE = 60 * SECOND

function lookOut(canWatch = true) {
  const news = new News()
  news.takeHints()
  news.scanAll = false
  const folder = {
    watchers: 0,
    asked: 0,
    canWatch,
    async watch() {
      folder.asked++
      if (!folder.canWatch) return undefined
      folder.watchers++
      return () => void folder.watchers--
    },
  }
  return { news, folder, looks: new LookOut(folder, news, note => note()) }
}

test('what is watched is scanned when watching begins, and then seldom', async () => {
  const { news, folder, looks } = lookOut()
  await looks.begin(0)
  await looks.begin(0)
  expect(folder.watchers).toBe(1)
  expect(news.scanAll).toBe(true)
  looks.scanned(100 * SECOND, 20)
  expect(looks.nextFullScan()).toBe(100 * SECOND + 10 * MINUTE)
})

test('what cannot be watched is scanned often, but not all the time', async () => {
  const { looks } = lookOut(false)
  await looks.begin(0)
  looks.scanned(0, 20)
  expect(looks.nextFullScan()).toBe(15 * SECOND)
  looks.scanned(0, 8 * SECOND)
  expect(looks.nextFullScan()).toBe(80 * SECOND)
})

test('what could not be watched is watched when it can be, and asked for less and less until then', async () => {
  const { news, folder, looks } = lookOut(false)
  for (let now = 0; now < 60 * MINUTE; now += 15 * SECOND) await looks.begin(now)
  expect(folder.asked).toBeGreaterThan(4)
  expect(folder.asked).toBeLessThan(10)
  expect(news.scanAll).toBe(false)
  folder.canWatch = true
  await looks.begin(120 * MINUTE)
  expect(folder.watchers).toBe(1)
  expect(news.scanAll).toBe(true)
  looks.scanned(120 * MINUTE, 20)
  expect(looks.nextFullScan()).toBe(130 * MINUTE)
})

test('while many files are written it scans, and watches again after a while with few', async () => {
  const { news, folder, looks } = lookOut()
  await looks.begin(0)
  await looks.writing(199, 0)
  expect(folder.watchers).toBe(1)
  await looks.writing(200, SECOND)
  await looks.begin(SECOND)
  expect(folder.watchers).toBe(0)
  looks.scanned(0, 20)
  expect(looks.nextFullScan()).toBe(MINUTE)
  news.scanAll = false
  expect(looks.nextWatch(SECOND)).toBe(4 * SECOND)
  expect(looks.nextWatch(4 * SECOND)).toBe(undefined)
  await looks.writing(0, 4 * SECOND)
  await looks.writing(0, 4 * SECOND)
  expect(folder.watchers).toBe(1)
  expect(news.scanAll).toBe(true)
  expect(looks.nextWatch(0)).toBe(undefined)
})

test('files that come in bursts are one long writing: nothing is scanned between them', async () => {
  const { news, folder, looks } = lookOut()
  await looks.begin(0)
  news.scanAll = false
  for (let now = 0; now < MINUTE; now += SECOND) await looks.writing([250, 0, 20, 3][(now / SECOND) % 4] ?? 0, now)
  expect(folder.watchers).toBe(0)
  expect(news.scanAll).toBe(false)
})
