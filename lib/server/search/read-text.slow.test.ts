/** What is read of a PDF, and what a PDF can do at worst, in the reader’s own process. */
import { afterAll, expect, test } from 'vitest'
import { createHelper } from '../helper/helper'
import { READER } from './filler'
import type { ReadJob } from './read-text'
import { bombPdf, chinesePdfWith, lockedPdf, pdfOfPages, pdfWith } from './testing/pdf-with'

const PATIENCE_MS = 90_000

const reader = createHelper<ReadJob, string | undefined>({ ...READER, background: false })
afterAll(() => reader.close())

const read = (bytes: Uint8Array) => reader.run({ name: 'paper.pdf', bytes })

test(
  'words, also Chinese ones whose characters stand in a map outside the file',
  async () => {
    expect(await read(pdfWith('Lockstep keeps quokkas'))).toEqual({ kind: 'done', result: 'Lockstep keeps quokkas\n' })
    expect(await read(chinesePdfWith('租赁合同的续签'))).toEqual({ kind: 'done', result: '租赁合同的续签\n' })
  },
  PATIENCE_MS,
)

test('a locked one has no text, which is no failure', async () => {
  expect(await read(lockedPdf())).toEqual({ kind: 'done', result: undefined })
})

test(
  'of too many pages the first ones',
  async () => {
    const done = await read(pdfOfPages(1100))
    const words = done.kind === 'done' ? (done.result ?? '').trim().split('\n') : []
    expect([words[0], words.at(-1), words.length]).toEqual(['page1.', 'page1000.', 1000])
  },
  PATIENCE_MS,
)

test(
  'one that unpacks into gigabytes ends the reader, and the next one is read',
  async () => {
    const bomb = bombPdf(3000)
    expect(bomb.length).toBeLessThan(16 * 1024 * 1024)
    expect(await read(bomb)).toEqual({ kind: 'killed' })
    expect(await read(pdfWith('still here'))).toEqual({ kind: 'done', result: 'still here\n' })
  },
  PATIENCE_MS,
)
