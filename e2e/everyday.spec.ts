/** What a person does all day, on either side: what is done in one folder is done in the other. */

import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { noise, put, putAll, sha256, textOf, treeWith } from './harness/disk'
import { test } from './harness/test'
import { untilEqual } from './harness/until'

const MIB = 1024 * 1024

test('files and folders made on either side appear on the other, nested and empty ones too', async ({ world }) => {
  const [a, b] = await world.pair()
  const fromA = { 'hello.txt': 'hello', 'deep/er/and/deeper/file.md': 'far down', 'nothing.txt': '', 'hollow/': '', 'deep/hollow/': '' }
  const fromB = { 'notes/today.txt': 'from the other side', 'empty.bin': '', 'notes/attic/': '' }
  await putAll(a.folder, fromA)
  await putAll(b.folder, fromB)
  await world.settled(treeWith({ ...fromA, ...fromB }))
})

test('an edit travels, from either side, again and again', async ({ world }) => {
  const [a, b] = await world.pair({ 'diary.txt': 'day 0' })
  for (let day = 1; day <= 6; day++) {
    const [writer, reader] = day % 2 === 0 ? [a, b] : [b, a]
    await put(writer.folder, 'diary.txt', `day ${day}`)
    await untilEqual(`day ${day} on the other side`, () => textOf(reader.folder, 'diary.txt'), `day ${day}`)
  }
  await world.settled(treeWith({ 'diary.txt': 'day 6' }))
})

test('a renamed or moved file goes there on the other side, and its bytes are not sent again', async ({ world }) => {
  const photo = noise(300_000)
  const [a, b] = await world.pair({ 'photo.jpg': photo, 'letters/one.txt': 'dear' })
  a.line.passed.length = 0
  b.line.passed.length = 0
  await rename(join(a.folder, 'photo.jpg'), join(a.folder, 'summer.jpg'))
  await rename(join(b.folder, 'letters/one.txt'), join(b.folder, 'letters/first.txt'))
  await world.settled(treeWith({ 'summer.jpg': photo, 'letters/first.txt': 'dear' }))
  await mkdir(join(b.folder, 'album'))
  await rename(join(b.folder, 'summer.jpg'), join(b.folder, 'album/summer.jpg'))
  await world.settled(treeWith({ 'album/summer.jpg': photo, 'letters/first.txt': 'dear' }))
  const carried = [...a.line.passed, ...b.line.passed].filter(({ path }) => /\/(packs|chunks\/read)$/.test(path))
  expect(carried).toEqual([])
})

test('a folder goes into another one, with all that is in it, and a plain file too, from each device', async ({ world }) => {
  const [a, b] = await world.pair({ 'trips/rome/map.txt': 'map', 'trips/rome/old/list.txt': 'list', 'archive/': '', 'loose.txt': 'loose' })
  a.line.passed.length = 0
  b.line.passed.length = 0
  await rename(join(a.folder, 'trips/rome'), join(a.folder, 'archive/rome'))
  await rename(join(b.folder, 'loose.txt'), join(b.folder, 'trips/loose.txt'))
  await world.settled(treeWith({ 'archive/rome/map.txt': 'map', 'archive/rome/old/list.txt': 'list', 'trips/loose.txt': 'loose' }))
  await rename(join(b.folder, 'archive/rome/old'), join(b.folder, 'trips/old'))
  await rename(join(a.folder, 'trips/loose.txt'), join(a.folder, 'archive/loose.txt'))
  await world.settled(treeWith({ 'archive/rome/map.txt': 'map', 'trips/old/list.txt': 'list', 'archive/loose.txt': 'loose' }))
  const carried = [...a.line.passed, ...b.line.passed].filter(({ path }) => /\/(packs|chunks\/read)$/.test(path))
  expect(carried).toEqual([])
})

test('a renamed folder of 60 files is one small commit', async ({ world }) => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`sub ${i % 3}/file ${i}.txt`, `content ${i}`]))
  const inFolder = (name: string) => Object.fromEntries(Object.entries(files).map(([path, text]) => [`${name}/${path}`, text]))
  const [a] = await world.pair(inFolder('before'))
  a.line.passed.length = 0
  await rename(join(a.folder, 'before'), join(a.folder, 'after'))
  await world.settled(treeWith(inFolder('after')))
  const wrote = a.line.passed.filter(({ method, path }) => method === 'POST' && /\/(commits|packs)$/.test(path))
  expect(wrote.map(({ path }) => path.split('/').at(-1))).toEqual(['commits'])
})

test('deleted files and folders go on the other side', async ({ world }) => {
  const rest = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`kept/${i}.txt`, `${i}`]))
  const [a, b] = await world.pair({ ...rest, 'old.txt': 'x', 'attic/chair.txt': 'y', 'attic/box/': '', 'left.txt': 'z' })
  await rm(join(a.folder, 'old.txt'))
  await rm(join(a.folder, 'attic'), { recursive: true })
  await rm(join(b.folder, 'left.txt'))
  await world.settled(treeWith(rest))
})

test('names of every script and shape keep their spelling', async ({ world }) => {
  const names = {
    '文档/季度报告 (最终版).txt': 'chinese',
    'Ünïcödé – “quotes”, dash & co.md': 'latin',
    '🦊🌍 fox.txt': 'emoji',
    ['e\u0301te\u0301 nfd.txt'.normalize('NFD')]: 'decomposed',
    '.hidden': 'dot',
    '.config/.env.local': 'dots',
    [`${'x'.repeat(196)}.txt`]: '200 characters',
    [`${'长'.repeat(80)}.txt`]: '244 bytes',
    'no extension': 'plain',
    'a.b.c.tar.gz': 'many dots',
    '#hash %25 percent + plus.txt': 'escapes',
    "it's; $HOME `x` {y} [z] =.txt": 'shell',
  }
  const [a, b] = await world.pair()
  await putAll(a.folder, names)
  await world.settled(treeWith(names))
  await put(b.folder, '文档/季度报告 (最终版).txt', 'chinese, edited')
  await world.settled(treeWith({ ...names, '文档/季度报告 (最终版).txt': 'chinese, edited' }))
})

test('a 64 MiB file arrives whole, and one inserted byte sends only its surroundings', async ({ world }) => {
  const film = noise(64 * MIB)
  const [a, b] = await world.pair()
  await put(a.folder, 'film.mkv', film)
  await world.settled(treeWith({ 'film.mkv': film }))
  const edited = Buffer.concat([film.subarray(0, 30 * MIB), Buffer.from('!'), film.subarray(30 * MIB)])
  const before = { sent: a.line.sentBytes, received: b.line.receivedBytes }
  await put(a.folder, 'film.mkv', edited)
  await world.settled({ 'film.mkv': sha256(edited) })
  // At most the chunk it lies in and the next, of 4 MiB at most.
  expect(a.line.sentBytes - before.sent).toBeLessThan(9 * MIB)
  expect(b.line.receivedBytes - before.received).toBeLessThan(9 * MIB)
})

test('2,000 files at one go', async ({ world }) => {
  const files = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`set ${i % 20}/file ${i}.txt`, `content of ${i}`]))
  const [a] = await world.pair()
  await putAll(a.folder, files)
  await world.settled(treeWith(files))
})

test('saving as editors do, beside and over, is an edit of the same file', async ({ world }) => {
  const [a, b] = await world.pair({ 'report.txt': 'first' })
  const before = (await (await world.peer()).nodes()).find(node => node.name === 'report.txt')
  await writeFile(join(a.folder, 'report.txt.new'), 'second')
  await rename(join(a.folder, 'report.txt.new'), join(a.folder, 'report.txt'))
  await world.settled(treeWith({ 'report.txt': 'second' }))
  await rm(join(b.folder, 'report.txt'))
  await writeFile(join(b.folder, 'report.txt'), 'third')
  await world.settled(treeWith({ 'report.txt': 'third' }))
  const after = (await (await world.peer()).nodes()).find(node => node.name === 'report.txt')
  expect(after?.id).toBe(before?.id)
})

test('a change of case alone, two names swapped, a file that becomes a folder', async ({ world }) => {
  const [a, b] = await world.pair({ 'readme.md': 'r', 'one.txt': '1', 'two.txt': '2', thing: 'a file' })
  await rename(join(a.folder, 'readme.md'), join(a.folder, 'README.md'))
  await rename(join(b.folder, 'one.txt'), join(b.folder, 'aside'))
  await rename(join(b.folder, 'two.txt'), join(b.folder, 'one.txt'))
  await rename(join(b.folder, 'aside'), join(b.folder, 'two.txt'))
  await world.settled(treeWith({ 'README.md': 'r', 'one.txt': '2', 'two.txt': '1', thing: 'a file' }))
  await rm(join(a.folder, 'thing'))
  await put(a.folder, 'thing/inside.txt', 'a folder')
  await world.settled(treeWith({ 'README.md': 'r', 'one.txt': '2', 'two.txt': '1', 'thing/inside.txt': 'a folder' }))
  await rm(join(b.folder, 'thing/inside.txt'))
  await rmdir(join(b.folder, 'thing'))
  await world.settled(treeWith({ 'README.md': 'r', 'one.txt': '2', 'two.txt': '1' }))
})
