/** How much is kept, and what goes when it is too much. */
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createThumbnailCache, type ThumbnailKey } from './thumbnail-cache'

const BLOCK = 4096

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-thumbnails-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function key(content: string): ThumbnailKey {
  return { drive: 'drive', content, size: 256 }
}

test('they take no more room than they may, and what was looked at longest ago goes first', async () => {
  const cache = createThumbnailCache(root, 5 * BLOCK, Date.now)
  for (let i = 10; i < 22; i++) {
    await cache.write(key(`${i}`), new Uint8Array(100))
    utimesSync(join(root, 'drive', `${i}`, `${i}-256.webp`), i, i)
    expect(await cache.bytes()).toBeLessThanOrEqual(5 * BLOCK)
  }
  expect(await cache.read(key('10'))).toBeUndefined()
  expect(await cache.read(key('21'))).toHaveLength(100)
})

test('what is there already counts', async () => {
  const before = createThumbnailCache(root, 100 * BLOCK, Date.now)
  await before.write(key('aa'), new Uint8Array(BLOCK + 1))
  await before.writeNone(key('bb'))
  expect(await createThumbnailCache(root, 100 * BLOCK, Date.now).bytes()).toBe(3 * BLOCK)
})
