/** What the rules of a drive keep out of sync: invisible on both sides and destroyed on neither, whenever the rules change. */
import { expect, test } from 'vitest'
import type { DriveId } from './ids'
import { RULES_NAME } from './local/ignore-rules'
import { bytesOf } from './testing/content'
import { Device } from './testing/device'
import { DISK_KINDS, type DiskKind } from './testing/disk-kind'
import { MemoryDrive } from './testing/memory-drive'
import { MemoryServer } from './testing/memory-server'
import { Random } from './testing/random'
import type { TextTree } from './testing/scenarios/scenario'
import { diskTexts, serverTexts, split } from './testing/scenarios/sides'
import { ServerHand } from './testing/server-hand'
import { untilQuiet } from './testing/until-quiet'
import { VirtualClock } from './testing/virtual-clock'

type Files = Readonly<Record<string, string>>

/** Two devices on a drive that holds `files`; each says what it did. */
async function world(files: Files = {}, disk: DiskKind = DISK_KINDS.linux) {
  const clock = new VirtualClock()
  const random = new Random(1)
  const server = new MemoryServer(random.id() as DriveId, clock)
  const hand = new ServerHand(server, new MemoryDrive(server, random.id() as never), () => random.id())
  const faults: unknown[] = []
  const device = (name: string) => {
    const made = new Device({ name, disk, watches: true, slow: 0 }, server, clock, random.fork(name))
    const done: string[] = []
    const states: Record<string, string> = {}
    made.witness = {
      fault: error => faults.push(error),
      activity: items => done.push(...items.map(({ what, path }) => `${what} ${path.join('/')}`)),
      items: items => {
        for (const { id, state } of items) states[id] = state
      },
    }
    const write = async (path: string, text: string) => {
      await clock.advance(2500)
      made.disk.put(split(path), bytesOf(text))
    }
    const stateOf = (path: string) => states[hand.find(split(path))?.id ?? '']
    return { device: made, disk: made.disk, done, write, stateOf, remove: (path: string) => made.disk.remove(split(path)) }
  }
  const a = device('Laptop')
  const b = device('Desktop')
  const all = [a, b]
  const rest = async () => {
    expect(await untilQuiet(clock, server, [a.device, b.device], { answer: () => 'keep' })).toBe(true)
    expect(faults).toEqual([])
    for (const { device: one } of all) if (one.isRunning) expect(one.status.kind).toBe('up-to-date')
  }
  /** Neither side has lost anything to a delete. */
  const deletes = () => all.flatMap(({ done }) => done.filter(what => what.startsWith('deleted')))
  for (const [path, text] of Object.entries(files)) await hand.put(split(path), bytesOf(text))
  const web = async (path: string, text: string) => void (await hand.put(split(path), bytesOf(text)))
  return { clock, server, hand, web, a, b, rest, deletes }
}

async function inStep(files: Files, disk?: DiskKind) {
  const made = await world(files, disk)
  made.a.device.start()
  made.b.device.start()
  await made.rest()
  return made
}

/** Files only; folders are seen by them. */
function filesOf(tree: TextTree): Files {
  return Object.fromEntries(Object.entries(tree).filter((entry): entry is [string, string] => entry[1] !== null))
}

const RULES = 'build/\n*.log\n'

test('rules that one device gets hold on all: what fits and is new stays where it is made', async () => {
  const { server, a, b, rest, deletes } = await inStep({ 'a.txt': 'a' })
  await a.write(RULES_NAME, RULES)
  await rest()
  await a.write('build/out.js', 'made here')
  await b.write('trace.log', 'made there')
  await b.write('b.txt', 'b')
  await rest()
  const shared = { 'a.txt': 'a', 'b.txt': 'b', [RULES_NAME]: RULES }
  expect(filesOf(serverTexts(server))).toEqual(shared)
  expect(filesOf(diskTexts(a.disk))).toEqual({ ...shared, 'build/out.js': 'made here' })
  expect(filesOf(diskTexts(b.disk))).toEqual({ ...shared, 'trace.log': 'made there' })
  expect(deletes()).toEqual([])
})

test('what was in step and becomes ignored stays on every side, is shown so, and is no longer carried', async () => {
  const before = { 'build/out.js': 'one', 'x/trace.log': 'one', 'a.txt': 'a' }
  const { server, web, a, b, rest, deletes } = await inStep(before)
  await web(RULES_NAME, RULES)
  await rest()
  await a.write('build/out.js', 'two, here')
  await web('x/trace.log', 'two, there')
  await rest()
  const rules = { [RULES_NAME]: RULES }
  expect(filesOf(serverTexts(server))).toEqual({ ...before, ...rules, 'x/trace.log': 'two, there' })
  expect(filesOf(diskTexts(a.disk))).toEqual({ ...before, ...rules, 'build/out.js': 'two, here' })
  expect(filesOf(diskTexts(b.disk))).toEqual({ ...before, ...rules })
  expect(deletes()).toEqual([])
  expect(['build', 'build/out.js', 'x/trace.log'].map(a.stateOf)).toEqual(['ignored', 'ignored', 'ignored'])
  expect(a.device.waiting).toEqual([])
  expect(b.device.waiting).toEqual([])
})

test('ignored again and again, with restarts between, nothing is deleted, and what is let in again comes into step', async () => {
  const before = { 'build/out.js': 'one', 'build/deep/er.js': 'deep', 'a.txt': 'a' }
  const { server, web, a, b, rest, deletes } = await inStep(before)
  for (let round = 0; round < 3; round++) {
    await web(RULES_NAME, `# ${round}\n${RULES}`)
    await rest()
    await a.device.stop()
    a.device.start()
    await rest()
    await web(RULES_NAME, `# ${round}, none`)
    await b.device.stop()
    b.device.start()
    await rest()
    const all = { ...before, [RULES_NAME]: `# ${round}, none` }
    for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(all)
  }
  expect(deletes()).toEqual([])
})

test('let in again: equal contents agree, different ones become a conflict copy, what one side lacks it gets', async () => {
  const { server, web, a, b, rest, deletes } = await inStep({
    'build/same.js': 's',
    'build/other.js': 'one',
    'build/gone.js': 'g',
    'build/there.js': 't',
  })
  await web(RULES_NAME, RULES)
  await rest()
  await a.write('build/other.js', 'mine')
  await a.write('build/new.js', 'n')
  a.remove('build/gone.js')
  await web('build/there.js', 'theirs')
  await rest()
  await web(RULES_NAME, '')
  await rest()
  const files = filesOf(serverTexts(server))
  const copies = Object.keys(files).filter(path => path.includes('conflict'))
  expect(copies.map(path => files[path])).toEqual(expect.arrayContaining(['mine']))
  expect(files).toMatchObject({
    'build/same.js': 's',
    'build/other.js': 'one',
    'build/gone.js': 'g',
    'build/new.js': 'n',
    'build/there.js': 'theirs',
  })
  for (const { disk } of [a, b]) expect(filesOf(diskTexts(disk))).toEqual(files)
  expect(deletes()).toEqual([])
})

test('ignored after a delete that was not carried out yet: it is carried out on neither side', async () => {
  const { server, web, a, b, rest, deletes } = await inStep({ 'build/out.js': 'one', 'a.txt': 'a' })
  a.device.network.setOnline(false)
  a.remove('build/out.js')
  await rest2(a)
  await web(RULES_NAME, RULES)
  a.device.network.setOnline(true)
  await rest()
  expect(filesOf(serverTexts(server))['build/out.js']).toBe('one')
  expect(filesOf(diskTexts(b.disk))['build/out.js']).toBe('one')
  expect(deletes()).toEqual([])

  async function rest2(one: typeof a): Promise<void> {
    await one.device.stop()
    one.device.start()
  }
})

test('a folder deleted on one device: what is ignored in it stays on the other disk and on the server, and the rest goes', async () => {
  const { server, web, a, b, rest } = await inStep({ 'app/build/out.js': 'one', 'app/main.ts': 'm', 'app/lib/x.ts': 'x', 'a.txt': 'a' })
  await web(RULES_NAME, RULES)
  await rest()
  a.remove('app')
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ 'app/build/out.js': 'one', 'a.txt': 'a', [RULES_NAME]: RULES })
  expect(filesOf(diskTexts(b.disk))).toEqual({ 'app/build/out.js': 'one', 'a.txt': 'a', [RULES_NAME]: RULES })
  expect(diskTexts(a.disk)).toEqual({ 'a.txt': 'a', [RULES_NAME]: RULES })
  await a.device.stop()
  a.device.start()
  await rest()
  expect(diskTexts(a.disk)).toEqual({ 'a.txt': 'a', [RULES_NAME]: RULES })
})

test('such a folder made anew is the same folder', async () => {
  const { server, web, a, b, rest } = await inStep({ 'app/build/out.js': 'one', 'app/main.ts': 'm' })
  await web(RULES_NAME, RULES)
  await rest()
  a.remove('app')
  await rest()
  await a.write('app/main.ts', 'again')
  await rest()
  const shared = { 'app/main.ts': 'again', [RULES_NAME]: RULES }
  expect(filesOf(serverTexts(server))).toEqual({ ...shared, 'app/build/out.js': 'one' })
  expect(filesOf(diskTexts(b.disk))).toEqual({ ...shared, 'app/build/out.js': 'one' })
  expect(filesOf(diskTexts(a.disk))).toEqual(shared)
  expect(a.device.waiting).toEqual([])
})

test('a folder deleted on the server leaves sync, and stays on a disk that holds something ignored in it', async () => {
  const { hand, server, a, b, rest } = await inStep({ 'app/main.ts': 'm', [RULES_NAME]: RULES })
  await a.write('app/build/out.js', 'mine')
  await rest()
  await hand.remove(['app'])
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ [RULES_NAME]: RULES })
  expect(filesOf(diskTexts(a.disk))).toEqual({ 'app/build/out.js': 'mine', [RULES_NAME]: RULES })
  expect(filesOf(diskTexts(b.disk))).toEqual({ [RULES_NAME]: RULES })
})

test('a device that begins holds to the server’s rules before it sends or fetches anything', async () => {
  const { server, a, rest, deletes } = await world({ 'build/theirs.js': 't', 'a.txt': 'a', [RULES_NAME]: RULES })
  await a.write('build/mine.js', 'm')
  await a.write('my.log', 'm')
  await a.write('b.txt', 'b')
  a.device.start()
  await rest()
  expect(filesOf(diskTexts(a.disk))).toEqual({ 'build/mine.js': 'm', 'my.log': 'm', 'a.txt': 'a', 'b.txt': 'b', [RULES_NAME]: RULES })
  expect(filesOf(serverTexts(server))).toEqual({ 'build/theirs.js': 't', 'a.txt': 'a', 'b.txt': 'b', [RULES_NAME]: RULES })
  expect(deletes()).toEqual([])
})

test('newer rules of the server hold before what they keep out is sent', async () => {
  const { server, web, a, rest } = await inStep({ 'a.txt': 'a', [RULES_NAME]: '' })
  await a.device.stop()
  await a.write('secret.log', 's')
  await web(RULES_NAME, RULES)
  a.device.start()
  await rest()
  expect(Object.keys(filesOf(serverTexts(server))).sort()).toEqual([RULES_NAME, 'a.txt'])
})

test('rules that cannot be read now go on to hold, also after a restart', async () => {
  const { server, a, rest } = await inStep({ [RULES_NAME]: RULES })
  await a.write('build/out.js', 'mine')
  await rest()
  await a.device.stop()
  Object.assign(a.disk.file([RULES_NAME]) as object, { fault: 'unreadable' })
  await a.write('b.txt', 'b')
  a.device.start()
  await rest()
  expect(Object.keys(filesOf(serverTexts(server))).sort()).toEqual([RULES_NAME, 'b.txt'])
})

test('an editor that deletes the rules to save them lets nothing in meanwhile', async () => {
  const { server, clock, a, rest } = await inStep({ [RULES_NAME]: RULES })
  await a.write('build/out.js', 'mine')
  await rest()
  a.remove(RULES_NAME)
  await clock.advance(1000)
  a.disk.put([RULES_NAME], bytesOf(`${RULES}*.tmp\n`))
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ [RULES_NAME]: `${RULES}*.tmp\n` })
})

test('moved on the server to where it is ignored, a file leaves the folders; changed here meanwhile, it comes back', async () => {
  const { hand, server, a, b, rest } = await inStep({ 'a.txt': 'a', 'b.txt': 'b', [RULES_NAME]: RULES })
  a.device.network.setOnline(false)
  await a.write('b.txt', 'mine')
  await hand.move(['a.txt'], ['build', 'a.txt'])
  await hand.move(['b.txt'], ['build', 'b.txt'])
  await rest2()
  a.device.network.setOnline(true)
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ 'build/a.txt': 'a', 'build/b.txt': 'b', 'b.txt': 'mine', [RULES_NAME]: RULES })
  for (const { disk } of [a, b]) expect(filesOf(diskTexts(disk))).toEqual({ 'b.txt': 'mine', [RULES_NAME]: RULES })

  /** What the other device does alone. */
  async function rest2(): Promise<void> {
    await a.device.stop()
    await rest()
    a.device.start()
  }
})

test('a folder that gets another name takes along what is ignored only there, and both sides keep it', async () => {
  const rules = '/new/secret\n'
  const { hand, server, a, b, rest, deletes } = await inStep({ 'old/secret/x.txt': 'x', 'old/a.txt': 'a', [RULES_NAME]: rules })
  await hand.move(['old'], ['new'])
  await rest()
  const files = { 'new/secret/x.txt': 'x', 'new/a.txt': 'a', [RULES_NAME]: rules }
  for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(files)
  expect(deletes()).toEqual([])
  a.disk.move(['new'], ['old'])
  await rest()
  const again = { 'old/secret/x.txt': 'x', 'old/a.txt': 'a', [RULES_NAME]: rules }
  for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(again)
  a.disk.move(['old'], ['new'])
  await rest()
  for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(files)
  expect(deletes()).toEqual([])
})

test('rules mean the same on a disk that does not tell case apart', async () => {
  const { server, a, rest } = await inStep({ [RULES_NAME]: 'Build/\n' }, DISK_KINDS.windows)
  await a.write('BUILD/out.js', 'mine')
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ [RULES_NAME]: 'Build/\n' })
})

test('a folder called like a file that editors leave is synced', async () => {
  const { server, a, b, rest } = await inStep({})
  await a.write('4913/a.txt', 'a')
  await a.write('#2024#/b.txt', 'b')
  await a.write('4913/4913', 'an editor tries whether it may write')
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ '4913/a.txt': 'a', '#2024#/b.txt': 'b' })
  expect(filesOf(diskTexts(b.disk))).toEqual({ '4913/a.txt': 'a', '#2024#/b.txt': 'b' })
})

test('a rule for everything empties no drive', async () => {
  const before = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`d/file${i}.txt`, `${i}`]))
  const { server, web, a, b, rest, deletes } = await inStep(before)
  await web(RULES_NAME, '*')
  await rest()
  const all = { ...before, [RULES_NAME]: '*' }
  for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(all)
  expect(deletes()).toEqual([])
  a.remove(RULES_NAME)
  await rest()
  for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(before)
})

test('another server epoch begins anew under the same rules', async () => {
  const { server, web, a, b, rest, deletes } = await inStep({ 'build/out.js': 'one', 'a.txt': 'a' })
  await web(RULES_NAME, RULES)
  await rest()
  server.restore(server.backup())
  for (const { device } of [a, b]) device.command({ kind: 'sync-now' })
  await rest()
  const all = { 'build/out.js': 'one', 'a.txt': 'a', [RULES_NAME]: RULES }
  for (const tree of [serverTexts(server), diskTexts(a.disk), diskTexts(b.disk)]) expect(filesOf(tree)).toEqual(all)
  expect(deletes()).toEqual([])
})

test('moved and ignored in one go on the server, nothing is deleted here', async () => {
  const { hand, web, server, a, b, rest, deletes } = await inStep({ 'a.txt': 'a' })
  for (const { device } of [a, b]) await device.stop()
  await hand.move(['a.txt'], ['build', 'a.txt'])
  await web(RULES_NAME, RULES)
  for (const { device } of [a, b]) device.start()
  await rest()
  for (const { disk } of [a, b]) expect(filesOf(diskTexts(disk))).toEqual({ 'a.txt': 'a', [RULES_NAME]: RULES })
  expect(filesOf(serverTexts(server))).toEqual({ 'a.txt': 'a', 'build/a.txt': 'a', [RULES_NAME]: RULES })
  expect(deletes()).toEqual([])
})

test('what was waiting to be sent is not sent when its folder gets a name under which it is ignored', async () => {
  const rules = '/new/secret\n'
  const { clock, server, a, rest } = await inStep({ 'old/a.txt': 'a', [RULES_NAME]: rules })
  a.device.network.setOnline(false)
  await a.write('old/secret/x.txt', 'x')
  await clock.advance(5000)
  a.disk.move(['old'], ['new'])
  await clock.advance(5000)
  a.device.network.setOnline(true)
  await rest()
  expect(filesOf(serverTexts(server))).toEqual({ 'new/a.txt': 'a', [RULES_NAME]: rules })
})

test('of a huge file of rules the beginning holds, on the device that has it and on one that fetches it', async () => {
  const huge = `${RULES}${Array.from({ length: 40_000 }, (_, i) => `# line ${i}`).join('\n')}\n*.txt\n`
  const { server, a, b, rest } = await inStep({ [RULES_NAME]: huge })
  await b.device.stop()
  await b.write('build/b.js', 'b')
  b.device.start()
  await a.write('build/a.js', 'a')
  await a.write('a.txt', 'a')
  await rest()
  expect(Object.keys(filesOf(serverTexts(server))).sort()).toEqual([RULES_NAME, 'a.txt'])
})
