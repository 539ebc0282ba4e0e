/**
 * A server that was taken over, or a peer through it, and the folder on somebody's disk: the real engine with the real
 * adapter, told of names and trees that no honest server has.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEngine } from '../../core/engine'
import type { Engine, ItemState } from '../../core/engine-api'
import { type ChunkHash, type NodeId, type RevisionId, ROOT } from '../../core/ids'
import { isIgnoredName } from '../../core/local/ignore'
import type { Path } from '../../core/name'
import type { Clock, RemoteDrive } from '../../core/ports'
import { ChangesSchema, type RemoteNode } from '../../core/protocol/messages'
import type { SyncStatus, WaitingItem } from '../../core/status'
import { bytesOf, contentOf, sha256, textOf } from '../../core/testing/content'
import { DISK_KINDS } from '../../core/testing/disk-kind'
import { MemoryDisk } from '../../core/testing/memory-disk'
import { MemoryStore } from '../../core/testing/memory-store'
import { newId } from '../new-id'
import { createLocalFolder } from './local-folder'
import { rootHandle } from './testing/memory-handles'

const EVIL = bytesOf('evil')
const HARMLESS = 'harmless.txt'
const clock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

let disk: MemoryDisk
/** Every name that the platform was asked for. */
let asked: Set<string>
let status: SyncStatus
const shown = new Map<NodeId, ItemState>()
let waiting: readonly WaitingItem[]
let faults: unknown[]
let engine: Engine | undefined

beforeEach(() => {
  vi.stubGlobal('navigator', { platform: 'Linux' })
  disk = new MemoryDisk(DISK_KINDS.linux, clock)
  asked = new Set()
  waiting = []
  faults = []
})
afterEach(async () => {
  await engine?.stop()
  vi.unstubAllGlobals()
})

type Told = Pick<RemoteNode, 'id' | 'name' | 'parent' | 'kind'>

function file(name: string, parent: NodeId = ROOT, id = newId() as NodeId): Told {
  return { id, name, parent, kind: 'file' }
}

function folder(name: string, parent: NodeId = ROOT, id = newId() as NodeId): Told {
  return { id, name, parent, kind: 'folder' }
}

function nodeOf({ id, name, parent, kind }: Told, i: number): RemoteNode {
  const { hash, size } = contentOf(EVIL)
  const made = { content: hash, size, mtime: 0, chunks: 1, at: 0, author: 'Eve', device: 'Eve' }
  const revision = kind === 'file' ? { id: newId() as RevisionId, ...made } : null
  return { id, kind, parent, name, seq: i + 2, deleted: false, revision, conflict: null }
}

/** Tells of these nodes, in the messages that devices read, and notes what is committed to it. */
function serverWith(told: readonly Told[]): RemoteDrive & { readonly commits: unknown[] } {
  const nodes = told.map(nodeOf)
  const head = nodes.length + 1
  const commits: unknown[] = []
  return {
    commits,
    lead: async () => ({ fence: 1, readOnly: false }),
    changes: async since =>
      ChangesSchema.parse({ epoch: 'e', head, next: head, more: false, nodes: nodes.filter(node => node.seq > since) }),
    async commit(commit) {
      commits.push(commit)
      return { epoch: 'e', head, outcomes: commit.ops.map(() => ({ kind: 'forbidden' })) }
    },
    missing: async hashes => new Set(hashes),
    sendPack: async () => {},
    async *fetchChunks(hashes) {
      for (const hash of hashes) if (hash === (contentOf(EVIL).hash as string as ChunkHash)) yield { hash, bytes: EVIL.slice() }
    },
    manifests: async () => new Map(),
    subscribe(on) {
      on.online()
      return () => {}
    },
  }
}

function start(drive: RemoteDrive): void {
  const trouble = (_method: string, path: Path) => {
    for (const name of path) asked.add(name)
    return undefined
  }
  const ports = { folder: createLocalFolder(rootHandle(disk, { trouble })), drive, store: new MemoryStore(), clock, newId, sha256 }
  const nothing = () => {}
  engine = createEngine(
    ports,
    { deviceName: 'Laptop' },
    {
      status(now) {
        status = now
        if (now.kind === 'preview') engine?.command({ kind: 'begin' })
      },
      waiting: items => {
        waiting = items
      },
      fault: error => faults.push(error),
      activity: nothing,
      items: states => {
        for (const { id, state } of states) shown.set(id, state)
      },
    },
  )
  engine.start()
}

/** Paths and texts. */
function onDisk(path: Path = []): Record<string, string> {
  const found = disk.folder(path)
  const entries = [...(found?.children.values() ?? [])].map(entry =>
    entry.kind === 'file' ? { [[...path, entry.name].join('/')]: textOf(entry.bytes) } : onDisk([...path, entry.name]),
  )
  return Object.assign({}, ...entries)
}

/** Whatever else is told, an honest file comes. Gives what was committed because of the others. */
async function follow(told: readonly Told[]): Promise<readonly unknown[]> {
  const server = serverWith([...told, file(HARMLESS)])
  start(server)
  await expect.poll(() => [status.kind, onDisk()[HARMLESS], faults], { timeout: 10_000 }).toEqual(['up-to-date', 'evil', []])
  return server.commits
}

const HOSTILE = [
  ...[
    '..',
    '.',
    '',
    '../x',
    '../../.ssh/authorized_keys',
    '..\\x',
    '/etc/passwd',
    'C:x',
    '\\\\server\\share',
    '.git/hooks/pre-commit',
    'a\0b',
  ],
  ...['con', 'NUL.txt', 'desktop.ini', 'Thumbs.db', 'evil.lnk', 'evil.url', 'evil.scf', `x.{${'0'.repeat(8)}}`, 'trailing.', 'trailing '],
  ...['\u202egnp.exe', 'zero\u200bwidth', 'line\nbreak', '\ud800', 'y'.repeat(300), '漢'.repeat(100)],
]

test.each([
  ['file', file],
  ['folder', folder],
] as const)('35 no name that leaves its folder or means something to a system reaches the platform; the %s waits', async (_kind, made) => {
  const told = HOSTILE.map(name => made(name))
  expect(await follow([...told, ...told.map(({ id }) => file('below.txt', id))])).toEqual([])
  expect(onDisk()).toEqual({ [HARMLESS]: 'evil' })
  for (const name of HOSTILE) expect([name, asked.has(name)]).toEqual([name, false])
  const stuck = new Set(waiting.map(item => item.id))
  // Names that no drive syncs are left out, and said so; all others wait.
  const isSaid = ({ id, name }: Told) => (isIgnoredName(name, made === folder) ? shown.get(id) === 'ignored' : stuck.has(id))
  for (const one of told) expect([one.name, isSaid(one)]).toEqual([one.name, true])
})

test('35 files of programs are files like any others, inside of the folder', async () => {
  const [git, hooks] = [folder('.git'), folder('hooks')]
  const hook = file('pre-commit', hooks.id)
  await follow([git, { ...hooks, parent: git.id }, hook, file('autorun.inf'), file('.bashrc')])
  expect(Object.keys(onDisk()).sort()).toEqual(['.bashrc', '.git/hooks/pre-commit', 'autorun.inf', HARMLESS].sort())
})

test('35 what the person has under a name stays, whatever the server has there', async () => {
  for (const name of ['report.txt', 'film.mkv.crswap', '.DS_Store', '~$draft.docx']) disk.put([name], bytesOf('mine'))
  const server = serverWith([...['film.mkv.crswap', '.DS_Store', '~$draft.docx'].map(name => file(name)), file(HARMLESS)])
  start(server)
  await expect.poll(() => onDisk()[HARMLESS], { timeout: 10_000 }).toBe('evil')
  const found = onDisk()
  for (const name of ['report.txt', 'film.mkv.crswap', '.DS_Store', '~$draft.docx']) expect([name, found[name]]).toEqual([name, 'mine'])
})

test.each([
  ['folders that lie in each other', [1, 0]],
  ['a folder that lies in itself', [0, 0]],
])('35 %s are no tree: nothing is done, nothing hangs, and it can be stopped', async (_what, parents) => {
  const ids = parents.map(() => newId() as NodeId)
  const folders = parents.map((parent, i) => folder(`f${i}`, ids[parent], ids[i]))
  start(serverWith([...folders, file('below.txt', ids[0]), file(HARMLESS)]))
  await expect.poll(() => status, { timeout: 10_000 }).toEqual({ kind: 'paused', why: 'fault' })
  expect(faults.map(String)).toEqual([expect.stringContaining('lie in each other')])
  expect(onDisk()).toEqual({})
})

test('35 what hangs on nothing or on a file is not written, and all else is', async () => {
  const top = file('top.txt')
  await follow([file('orphan.txt', newId() as NodeId), top, file('in a file.txt', top.id), folder('in a file', top.id)])
  expect(Object.keys(onDisk()).sort()).toEqual([HARMLESS, 'top.txt'])
})

test('35 a name that comes twice in one folder is written once, also in another case', async () => {
  await follow([file('same.txt'), file('same.txt'), file('SAME.txt'), folder('Same.txt')])
  expect(Object.keys(onDisk()).filter(path => path.toLowerCase() === 'same.txt')).toHaveLength(1)
})
