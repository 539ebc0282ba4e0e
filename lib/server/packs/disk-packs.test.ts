/** Files that are open while packs are written and read: none is left to the garbage collector. And links, which are no packs. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDiskPacks, type PackStep } from './disk-packs'

/** Linux tells of each process what it has open. */
const OPEN_FILES = '/proc/self/fd'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-packs-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function openFiles(): string[] {
  const paths = readdirSync(OPEN_FILES).map(pathOf)
  return paths.filter(path => path.startsWith(root))
}

/** Empty for what was closed meanwhile. */
function pathOf(descriptor: string): string {
  try {
    return readlinkSync(join(OPEN_FILES, descriptor))
  } catch {
    return ''
  }
}

async function write(after?: (step: PackStep) => void) {
  const packs = createDiskPacks(root, after)
  const writer = await packs.create()
  try {
    await writer.write([new Uint8Array(1_000_000)])
    return { packs, ...(await writer.seal()) }
  } finally {
    await writer.abandon()
  }
}

describe.skipIf(!existsSync(OPEN_FILES))('no file stays open', () => {
  test.each<PackStep>(['opened', 'written', 'synced', 'renamed', 'sealed'])('when the world ends after it was %s', async step => {
    const end = (at: PackStep) => {
      if (at === step) throw new Error('the world ends')
    }
    await expect(write(end)).rejects.toThrow('the world ends')
    expect(openFiles()).toEqual([])
  })

  test('when a reader goes away in the middle', async () => {
    const { packs, id, size } = await write()
    const reader = await packs.open(id)
    for await (const part of reader?.read(0, size) ?? []) if (part.length > 0) break
    expect(openFiles()).toHaveLength(1)
    await reader?.close()
    expect(openFiles()).toEqual([])
  })
})

describe('3 what lies elsewhere', () => {
  const PACK = 'ab'.repeat(16)
  let elsewhere: string
  let target: string

  beforeEach(() => {
    elsewhere = mkdtempSync(join(tmpdir(), 'lockstep-elsewhere-'))
    target = join(elsewhere, PACK)
    writeFileSync(target, 'not ours')
  })
  afterEach(() => rmSync(elsewhere, { recursive: true }))

  async function listed(): Promise<string[]> {
    const found: string[] = []
    for await (const { id } of createDiskPacks(root).list()) found.push(id)
    return found
  }

  /** Each in the way of one pack. */
  const LINKS = {
    'a link': () => {
      mkdirSync(join(root, 'ab'))
      symlinkSync(target, join(root, 'ab', PACK))
    },
    'a folder that is a link': () => symlinkSync(elsewhere, join(root, 'ab')),
  }

  test.each(Object.entries(LINKS))('by %s is neither listed, opened, marked nor removed', async (_what, link) => {
    link()
    const packs = createDiskPacks(root)
    const { mtimeMs } = statSync(target)
    expect(await listed()).toEqual([])
    await expect(packs.open(PACK)).rejects.toThrow()
    await packs.setAge(PACK, 1).catch(() => undefined)
    await packs.remove(PACK).catch(() => undefined)
    expect(statSync(target).mtimeMs).toBe(mtimeMs)
  })

  test('is not cleared with what was never sealed', async () => {
    symlinkSync(elsewhere, join(root, 'tmp'))
    await expect(createDiskPacks(root).clearUnsealed()).rejects.toThrow()
    expect(readdirSync(elsewhere)).toEqual([PACK])
  })

  test('is where packs are when whoever administers the server put all of them there', async () => {
    const other = join(elsewhere, 'other')
    mkdirSync(other)
    rmSync(root, { recursive: true })
    symlinkSync(other, root)
    const { packs, id, size } = await write()
    const reader = await packs.open(id)
    expect([reader?.size, await listed()]).toEqual([size, [id]])
    await reader?.close()
    await packs.remove(id)
    expect(await listed()).toEqual([])
    expect(lstatSync(root).isSymbolicLink()).toBe(true)
  })
})
