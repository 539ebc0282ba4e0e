/** What is found, what is not, and that the index follows whatever happens, over the real server and its processes. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import type { SearchAnswer, SearchHit } from '../../core/protocol/search'
import { newId } from '../new-id'
import { inNewDrive } from '../testing/in-new-drive'
import { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, move, remove, revision } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { chinesePdfWith, lockedPdf, pdfWith } from './testing/pdf-with'

let run: TestServer
let anna: TestClient
let now = 1_800_000_000_000

/** The server's processes take a while to start, so the tests share it, each in a drive of its own. */
const begin = async (dataDir?: string) => {
  run = await startTestServer({ indexing: true, now: () => now, ...(dataDir !== undefined && { dataDir }) })
}

beforeAll(async () => {
  await begin()
  anna = await (await run.setUp()).connect()
}, HOOK_MS)

beforeEach(() => inNewDrive(anna), HOOK_MS)

afterAll(async () => {
  expect(await run.problems()).toEqual([])
  await run.stop()
}, HOOK_MS)

async function upload(name: string, text: string | Uint8Array<ArrayBuffer>, parent: NodeId = ROOT) {
  const content = chunk(text)
  const file = await createFile(name, content.size === 0 ? [] : [content], parent)
  if (content.size > 0) await anna.sendPack(content)
  await anna.commit([file])
  return file
}

async function search(query: Record<string, string>, client = anna): Promise<SearchAnswer> {
  await run.server.search.settled()
  return (await client.get<SearchAnswer>(client.path(`search?${new URLSearchParams(query)}`))).body
}

function pathOf({ node, path }: SearchHit): string {
  return [...path.map(folder => folder.name), node.name].join('/')
}

async function found(q: string, filters: Record<string, string> = {}): Promise<string[]> {
  return (await search({ q, ...filters })).hits.map(pathOf)
}

function shown({ snippet }: SearchHit): string | undefined {
  return snippet?.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
}

describe('what is found', () => {
  test('names by any part, whatever the case and the accents', async () => {
    const folder = createFolder('Résumés')
    await anna.commit([folder])
    await upload('Quarterly Report.xlsx', '', folder.id)
    await upload('报告合同2024.pdf', '')
    expect(await found('PORT')).toEqual(['Résumés/Quarterly Report.xlsx'])
    expect(await found('report quarter')).toEqual(['Résumés/Quarterly Report.xlsx'])
    expect(await found('resume')).toEqual(['Résumés'])
    expect(await found('合同')).toEqual(['报告合同2024.pdf'])
    expect(await found('同2')).toEqual(['报告合同2024.pdf'])
    expect(await found('%')).toEqual([])
    expect(await found('nothing')).toEqual([])
  })

  test('words of texts, Chinese ones of two characters, with what stands around them', async () => {
    await upload('notes.md', `# Plans\n\n${'word '.repeat(200)}the <b>Budget</b> for next year ${'and '.repeat(200)}`)
    await upload('会议.txt', '本次会议讨论了租赁合同的续签问题，并确认了预算。')
    const english = await search({ q: 'budg' })
    expect(english.hits.map(pathOf)).toEqual(['notes.md'])
    expect(shown(english.hits[0] as SearchHit)).toMatch(/word the <b>\[Budg\]et<\/b> for next year and/)
    const chinese = await search({ q: '合同' })
    expect(chinese.hits.map(shown)).toEqual(['本次会议讨论了租赁[合同]的续签问题，并确认了预算。'])
    expect(await found('续签问题')).toEqual(['会议.txt'])
    expect(await found('"预算"')).toEqual(['会议.txt'])
    expect(await found('签续')).toEqual([])
    expect(await found('会议 budget')).toEqual([])
    expect(await found('notes budget')).toEqual(['notes.md'])
  })

  test('words of PDF files, of files in old Chinese encodings, and of code', async () => {
    await upload('paper.pdf', pdfWith('Lockstep keeps quokkas in step'))
    await upload('协议.pdf', chinesePdfWith('租赁合同的续签'))
    await upload('old.txt', Uint8Array.from([0xba, 0xcf, 0xcd, 0xac, 0xca, 0xe9]))
    await upload('main.rs', 'fn frobnicate_all() {}')
    expect(await found('quokkas')).toEqual(['paper.pdf'])
    expect(await found('合同书')).toEqual(['old.txt'])
    expect(await found('续签')).toEqual(['协议.pdf'])
    expect(await found('frobnicate')).toEqual(['main.rs'])
  })

  test('names before texts, the whole name first', async () => {
    await upload('a.txt', 'the garden')
    await upload('my garden.png', '')
    await upload('garden', '')
    await upload('garden party.png', '')
    expect(await found('garden')).toEqual(['garden', 'garden party.png', 'my garden.png', 'a.txt'])
    const { hits, more } = await search({ q: 'garden', limit: '2' })
    expect([hits.length, more]).toEqual([2, true])
  })

  test('only what the filters leave', async () => {
    const [work, deep] = [createFolder('work'), createFolder('deep')]
    const nested = { ...deep, place: { parent: work.id, name: 'deep' } }
    await anna.commit([work, nested])
    await upload('plan.txt', 'x', nested.id)
    now += 1000
    await upload('plan.png', 'longer', work.id)
    await upload('plan.pdf', 'longest one')
    expect((await found('plan', { folder: work.id })).sort()).toEqual(['work/deep/plan.txt', 'work/plan.png'])
    expect(await found('plan', { folder: nested.id })).toEqual(['work/deep/plan.txt'])
    expect(await found('plan', { kind: 'image,pdf', folder: work.id })).toEqual(['work/plan.png'])
    expect(await found('', { kind: 'folder' })).toHaveLength(2)
    expect(await found('plan', { minSize: '2', maxSize: '6' })).toEqual(['work/plan.png'])
    expect(await found('plan', { before: String(now) })).toEqual(['work/deep/plan.txt'])
    expect(await found('plan', { after: String(now), kind: 'pdf' })).toEqual(['plan.pdf'])
    expect(await found('plan', { who: 'me' })).toHaveLength(3)
    expect(await found('plan', { who: anna.device as string })).toHaveLength(3)
    expect(await found('plan', { who: newId() })).toEqual([])
    for (const wrong of ['q=', 'q=a&kind=nonsense', 'q=a&limit=0', 'q=a&minSize=x', `q=${'x'.repeat(201)}`]) {
      expect([wrong, (await anna.get(anna.path(`search?${wrong}`))).status]).toEqual([wrong, 400])
    }
  })

  test('what would be syntax elsewhere as it stands', async () => {
    await upload('file.txt', 'text')
    for (const q of ['"', '*', '"a" OR', 'a AND NOT b', "'; DROP TABLE node; --", 'NEAR(a b)', '{text}:x', '^a', 'a"b', '\0', '\ud800']) {
      await run.server.search.settled()
      expect([q, (await anna.get(anna.path(`search?${new URLSearchParams({ q })}`))).status]).toEqual([q, 200])
    }
    expect(await found('text')).toEqual(['file.txt'])
  })
})

describe('the index follows', () => {
  test('edits, renames, moves, deletes and restores', async () => {
    const folder = createFolder('old folder')
    await anna.commit([folder])
    const file = await upload('draft.txt', 'first apples', folder.id)
    expect(await found('apples')).toEqual(['old folder/draft.txt'])
    const pears = chunk('second pears')
    await anna.sendPack(pears)
    const next = await revision([pears])
    await anna.commit([{ op: 'edit', opId: newId(), id: file.id, expect: file.revision.id, revision: next }])
    expect([await found('apples'), await found('pears')]).toEqual([[], ['old folder/draft.txt']])
    await anna.commit([move(folder, 'new folder'), move(file, 'final.txt')])
    expect([await found('draft'), await found('final'), await found('pears')]).toEqual([[], ['final.txt'], ['final.txt']])
    const gone = { ...file, place: { parent: ROOT, name: 'final.txt' }, revision: next }
    await anna.commit([remove(gone, 100)])
    expect([await found('final'), await found('pears')]).toEqual([[], []])
    await anna.commit([{ op: 'restore', opId: newId(), id: file.id, place: gone.place }])
    expect([await found('final'), await found('pears')]).toEqual([['final.txt'], ['final.txt']])
  })

  test('copies: the text stays while one of them does', async () => {
    const [first, second] = [await upload('one.txt', 'same words'), await upload('two.txt', 'same words')]
    expect(await found('same', { limit: '10' })).toHaveLength(2)
    await anna.commit([remove(first, 100)])
    expect(await found('words')).toEqual(['two.txt'])
    await anna.commit([remove(second, 100)])
    expect(await found('words')).toEqual([])
  })

  test('after a restart, and when it was lost or damaged', async () => {
    await upload('file.txt', 'penguins')
    expect(await found('penguins')).toEqual(['file.txt'])
    const { dataDir } = run.env
    const index = join(dataDir, 'search.db')
    const again = async () => {
      await begin(dataDir)
      const { drive, device } = anna
      anna = Object.assign(new TestClient(run.origin), { drive, device })
      await anna.signIn('anna@example.org')
    }
    for (const harm of [() => undefined, () => rmSync(index), () => writeFileSync(index, 'no database')]) {
      await run.stop('keep')
      for (const ending of ['-wal', '-shm']) rmSync(index + ending, { force: true })
      harm()
      await again()
      expect(await found('penguins')).toEqual(['file.txt'])
    }
  })

  test('past files that cannot be read, which are tried once', async () => {
    await upload('broken.pdf', '%PDF-1.7 and then nothing of it')
    await upload('locked.pdf', lockedPdf())
    await upload('binary.txt', Uint8Array.from([1, 0, 2, 0]))
    await upload('good.txt', 'giraffes')
    expect(await found('giraffes')).toEqual(['good.txt'])
    expect(await found('broken')).toEqual(['broken.pdf'])
    expect((await search({ q: 'broken' })).filling).toBe(false)
  })

  test('no further than the drive: others’ files are never found', async () => {
    await upload('secret plan.txt', 'the treasure')
    const ben = await (await run.addAccount('ben@example.org')).connect()
    const file = await createFile('mine.txt', [])
    await ben.commit([file])
    expect((await search({ q: 'treasure' }, ben)).hits).toEqual([])
    expect((await search({ q: 'plan' }, ben)).hits).toEqual([])
    expect((await search({ q: 'mine' }, ben)).hits.map(pathOf)).toEqual(['mine.txt'])
    expect((await search({ q: 'plan', folder: file.id }, ben)).hits).toEqual([])
    ben.drive = anna.drive
    expect((await ben.get(ben.path('search?q=plan'))).status).toBe(404)
  })
})
