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
    async watch() {
      if (!canWatch) return undefined
      folder.watchers++
      return () => void folder.watchers--
    },
  }
  return { news, folder, looks: new LookOut(folder, news, note => note()) }
}

test('what is watched is scanned when watching begins, and then seldom', async () => {
  const { news, folder, looks } = lookOut()
  await looks.begin()
  await looks.begin()
  expect(folder.watchers).toBe(1)
  expect(news.scanAll).toBe(true)
  looks.scanned(100 * SECOND, 20)
  expect(looks.nextFullScan()).toBe(100 * SECOND + 10 * MINUTE)
})

test('what cannot be watched is scanned often, but not all the time', async () => {
  const { looks } = lookOut(false)
  await looks.begin()
  looks.scanned(0, 20)
  expect(looks.nextFullScan()).toBe(15 * SECOND)
  looks.scanned(0, 8 * SECOND)
  expect(looks.nextFullScan()).toBe(80 * SECOND)
})

test('while watching is suspended there are scans, and one more when it begins again', async () => {
  const { news, folder, looks } = lookOut()
  await looks.begin()
  await looks.suspend(true)
  await looks.begin()
  expect(folder.watchers).toBe(0)
  looks.scanned(0, 20)
  expect(looks.nextFullScan()).toBe(MINUTE)
  news.scanAll = false
  await looks.suspend(false)
  await looks.suspend(false)
  expect(folder.watchers).toBe(1)
  expect(news.scanAll).toBe(true)
})
