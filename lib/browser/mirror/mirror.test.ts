import { describe, expect, test, vi } from 'vitest'
import type { NodeId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import { settled } from '../../core/testing/virtual-clock'
import type { FolderState } from '../drive-api'
import { pageWorld } from '../testing/page-world'
import { ReplicatedMirror } from './drive-mirror'
import type { MirrorNews } from './follow'
import type { ReplicaEvent } from './messages'
import { MirrorHost, type NewsChannel } from './mirror-host'
import type { MirrorStore } from './mirror-store'
import { MemoryMirrorStore, MirrorData } from './testing/memory-mirror-store'
import { mirrorStoreContract } from './testing/mirror-store-contract'

describe('a memory replica keeps the MirrorStore contract', () => {
  for (const { name, run } of mirrorStoreContract) {
    test(name, () =>
      run(async () => {
        const data = new MirrorData()
        return { store: new MemoryMirrorStore(data), reopen: async () => new MemoryMirrorStore(data) }
      }),
    )
  }
})

/** Tabs of one browser: each hears what the others post. */
class Channels {
  private readonly all = new Set<NewsChannel>()

  open(): NewsChannel {
    const channel: NewsChannel = {
      onmessage: null,
      postMessage: news => this.post(channel, news),
      close: () => void this.all.delete(channel),
    }
    this.all.add(channel)
    return channel
  }

  private post(from: NewsChannel, news: MirrorNews): void {
    for (const channel of this.all) if (channel !== from) channel.onmessage?.({ data: news })
  }
}

function world() {
  const made = pageWorld()
  const { clock, drive } = made
  const channels = new Channels()
  const data = new MirrorData()
  const faults: unknown[] = []
  const lost: (() => void)[] = []
  const open = (openStore: () => Promise<MirrorStore> = async () => new MemoryMirrorStore(data)) => {
    let tell = (_event: ReplicaEvent) => {}
    const host = new MirrorHost({
      ...{ drive, clock, channel: channels.open(), fault: (error: unknown) => faults.push(error) },
      openStore: gone => {
        lost.push(gone)
        return openStore()
      },
      alone: work => work(),
      tell: event => tell(event),
    })
    const mirror = new ReplicatedMirror({ replica: host, drive, clock })
    tell = event => mirror.heard(event)
    return { host, mirror }
  }
  return { ...made, data, faults, lost, open }
}

function show(mirror: ReplicatedMirror, folder: NodeId = ROOT) {
  const view = mirror.folder(folder)
  let changes = 0
  const stop = view.subscribe(() => changes++)
  return { names: () => namesIn(view.snapshot()), stop, changes: () => changes, view }
}

function nodesIn(state: FolderState) {
  return new Map(state.kind === 'listed' ? state.nodes.map(node => [node.name, node]) : [])
}

function namesIn(state: FolderState): string[] | string {
  return state.kind === 'listed' ? state.nodes.map(({ name }) => name).sort() : state.kind
}

test('a folder shows from the server at once, and from the replica once that is whole', async () => {
  const { drive, hand, open, clock } = world()
  await hand.put(['a', 'x.txt'], 'x')
  const { mirror } = open()
  const { names } = show(mirror)
  expect(names()).toBe('loading')
  await clock.advance(1000)
  expect(names()).toEqual(['a'])
  expect(mirror.snapshot()).toMatchObject({ whole: true, nodes: 2, trouble: undefined })
  drive.asked.length = 0
  const below = show(mirror, (await mirror.search({ text: 'a', kind: 'folder' })).hits[0]?.node.id)
  await settled()
  expect(below.names()).toEqual(['x.txt'])
  expect(drive.asked).toEqual([])
})

test('what somebody else does shows after a push, and only the folders that it touched are read again', async () => {
  const { hand, open, clock } = world()
  await hand.put(['a', 'x.txt'], 'x')
  await hand.put(['b', 'y.txt'], 'y')
  const { mirror } = open()
  await clock.advance(1000)
  const idOf = async (text: string) => (await mirror.search({ text })).hits[0]?.node.id
  const a = show(mirror, await idOf('a'))
  const b = show(mirror, await idOf('b'))
  await clock.advance(1000)
  const before = a.changes()
  await hand.put(['b', 'new.txt'], 'new')
  mirror.advanced()
  await clock.advance(1000)
  expect(b.names()).toEqual(['new.txt', 'y.txt'])
  expect(a.changes()).toBe(before)
  expect((await mirror.search({ text: 'new' })).hits.map(({ path }) => path.map(({ name }) => name))).toEqual([['b']])
})

test('news of a few nodes are laid into a list: it is not read again, and whoever did not change stays the same object', async () => {
  const { hand, open, clock } = world()
  for (const name of ['gone', 'here', 'moved', 'written']) await hand.put([`${name}.txt`], name)
  await hand.put(['away', 'inside.txt'], 'inside')
  const { mirror, host } = open()
  const list = show(mirror)
  await clock.advance(1000)
  const reading = vi.spyOn(host, 'listing')
  const before = nodesIn(list.view.snapshot())
  await hand.remove(['gone.txt'])
  await hand.move(['moved.txt'], ['away', 'moved.txt'])
  await hand.move(['away', 'inside.txt'], ['outside.txt'])
  await hand.put(['written.txt'], 'anew')
  await hand.put(['new.txt'], 'new')
  mirror.advanced()
  await clock.advance(1000)
  expect(list.names()).toEqual(['away', 'here.txt', 'new.txt', 'outside.txt', 'written.txt'])
  expect(reading).not.toHaveBeenCalled()
  const after = nodesIn(list.view.snapshot())
  expect(after.get('here.txt')).toBe(before.get('here.txt'))
  expect(after.get('written.txt')?.revision).not.toEqual(before.get('written.txt')?.revision)
})

test('until the replica is whole, pushes in a row have a list read seldom', async () => {
  const { drive, hand, open, clock } = world()
  const { mirror } = open(() => Promise.reject(new Error('no database')))
  const list = show(mirror)
  drive.before = () => new Promise<void>(resolve => clock.after(500, resolve))
  const listing = vi.spyOn(drive, 'listFolder')
  for (let i = 0; i < 100; i++) {
    await hand.put([`${i}.txt`], 'x')
    mirror.advanced()
    await clock.advance(100)
  }
  expect(listing.mock.calls.length).toBeLessThan(8)
  await clock.advance(10_000)
  expect(list.names()).toHaveLength(100)
})

test('while news come in a row it follows them in few large steps', async () => {
  const { drive, hand, open, clock } = world()
  const { mirror } = open()
  await clock.advance(1000)
  drive.asked.length = 0
  // As from a server that has much to do.
  drive.before = () => new Promise<void>(resolve => clock.after(100, resolve))
  for (let i = 0; i < 100; i++) {
    await hand.put([`${i}.txt`], 'x')
    mirror.advanced()
    await clock.advance(100)
  }
  // Each step asks twice: for what is new, and once more to hear that there is no more.
  expect(drive.asked.length).toBeLessThan(30)
  await clock.advance(5000)
  expect(mirror.snapshot()).toMatchObject({ nodes: 100 })
})

test('a restored server is another epoch: the replica begins anew', async () => {
  const { server, hand, open, clock } = world()
  await hand.put(['kept.txt'], 'x')
  const backup = server.backup()
  await hand.put(['lost.txt'], 'y')
  const { mirror } = open()
  const { names } = show(mirror)
  await clock.advance(1000)
  expect(names()).toEqual(['kept.txt', 'lost.txt'])
  server.restore(backup)
  mirror.advanced()
  await clock.advance(2000)
  expect(names()).toEqual(['kept.txt'])
  expect(mirror.snapshot()).toMatchObject({ whole: true, nodes: 1 })
})

test('without the server the replica goes on showing, and follows again by itself', async () => {
  const { drive, hand, open, clock } = world()
  await hand.put(['a.txt'], 'x')
  const first = open()
  await clock.advance(1000)
  await first.host.close()
  drive.fault = 'offline'
  const { mirror } = open()
  const { names } = show(mirror)
  await clock.advance(500)
  expect(names()).toEqual(['a.txt'])
  expect(mirror.snapshot()).toMatchObject({ whole: true, trouble: 'offline' })
  drive.fault = undefined
  await hand.put(['b.txt'], 'y')
  await clock.advance(120_000)
  expect(names()).toEqual(['a.txt', 'b.txt'])
  expect(mirror.snapshot().trouble).toBeUndefined()
})

test('without replica and server a folder says why, and comes when the server does', async () => {
  const { drive, hand, open, clock } = world()
  await hand.put(['a.txt'], 'x')
  drive.fault = 'offline'
  const { mirror } = open(async () => {
    throw new DOMException('no storage', 'UnknownError')
  })
  const { view, names } = show(mirror)
  await settled()
  expect(view.snapshot()).toEqual({ kind: 'failed', why: 'offline' })
  drive.fault = undefined
  await clock.advance(10_000)
  expect(names()).toEqual(['a.txt'])
})

test('a drive that is not ours any more is forgotten', async () => {
  const { drive, data, hand, open, clock } = world()
  await hand.put(['secret.txt'], 'x')
  const { mirror } = open()
  await clock.advance(1000)
  drive.fault = 'not-found'
  mirror.advanced()
  await clock.advance(1000)
  expect([data.rows.size, data.head]).toEqual([0, undefined])
  expect(mirror.snapshot()).toMatchObject({ whole: false, trouble: 'not-found' })
})

test('tabs share the replica: what one reads the other shows', async () => {
  const { hand, open, clock } = world()
  await hand.put(['a.txt'], 'x')
  const [one, two] = [open(), open()]
  const { names } = show(two.mirror)
  await clock.advance(1000)
  await two.mirror.search({ text: 'fills the index' })
  await hand.put(['b.txt'], 'y')
  one.mirror.advanced()
  await clock.advance(1000)
  expect(names()).toEqual(['a.txt', 'b.txt'])
  expect((await two.mirror.search({ text: 'b.txt' })).hits).toHaveLength(1)
})

test('killed at any step of filling, the replica is right at the next start', async () => {
  for (let kill = 1; kill <= 4; kill++) {
    const { drive, hand, open, clock, data } = world()
    for (let i = 0; i < 5; i++) await hand.put([`folder ${i}`, 'x.txt'], `${i}`)
    const changes = drive.changes.bind(drive)
    let asked = 0
    drive.changes = since => (++asked === kill ? new Promise(() => {}) : changes(since, 3))
    open()
    await clock.advance(1000)
    drive.changes = since => changes(since, 3)
    const { mirror } = open()
    const { names } = show(mirror)
    await clock.advance(1000)
    expect(names()).toEqual(['folder 0', 'folder 1', 'folder 2', 'folder 3', 'folder 4'])
    expect([data.rows.size, mirror.snapshot().whole]).toEqual([10, true])
  }
})

test('a lost database is opened again, and meanwhile the server answers', async () => {
  const { hand, open, clock, lost } = world()
  await hand.put(['a.txt'], 'x')
  const { mirror } = open()
  await clock.advance(1000)
  lost[0]?.()
  const { names } = show(mirror)
  await settled()
  expect(names()).toEqual(['a.txt'])
  expect(mirror.snapshot().whole).toBe(false)
  await clock.advance(10_000)
  expect(mirror.snapshot().whole).toBe(true)
})

test('the same view is given for the same folder, and one that was left shows at once', async () => {
  const { hand, open, clock } = world()
  await hand.put(['a.txt'], 'x')
  const { mirror } = open()
  const { stop, view } = show(mirror)
  await clock.advance(1000)
  stop()
  expect(mirror.folder(ROOT)).toBe(view)
  expect(namesIn(mirror.folder(ROOT).snapshot())).toEqual(['a.txt'])
})
