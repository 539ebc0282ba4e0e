/** Files that are open while packs are written and read: none is left to the garbage collector. */
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
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
