import { describe, expect, test } from 'vitest'
import type { ChunkHash, DeviceId, DriveId } from '../ids'
import type { RemoteDrive } from '../ports'
import { bytesOf, sha256 } from './content'
import { deviceStoreContract, type StoreWorld } from './contracts/device-store'
import { type DriveWorld, remoteDriveContract } from './contracts/remote-drive'
import { CrashGate } from './crash-gate'
import { MemoryDrive } from './memory-drive'
import { MemoryServer } from './memory-server'
import { MemoryStore, StoreData } from './memory-store'
import { Network } from './network'
import { override } from './override'
import { Random } from './random'
import { ServerHand } from './server-hand'
import { settled, VirtualClock } from './virtual-clock'

describe('a memory store keeps the DeviceStore contract', () => {
  const open = async (): Promise<StoreWorld> => {
    const data = new StoreData()
    return { store: new MemoryStore(data), reopen: async () => new MemoryStore(data) }
  }
  for (const { name, run } of deviceStoreContract) test(name, () => run(open))

  test('a crash before the end of a save leaves what was there', async () => {
    const data = new StoreData()
    await new MemoryStore(data).save({ epoch: 'first', cursor: 1 })
    const gate = new CrashGate()
    gate.crash()
    void new MemoryStore(data, gate).save({ cursor: 2 })
    await settled()
    expect(await new MemoryStore(data).load()).toMatchObject({ cursor: 1 })
  })
})

describe('a memory drive keeps the RemoteDrive contract', () => {
  const open = async (): Promise<DriveWorld> => {
    const { random, drive, other } = start()
    return { drive, other, sha256, newId: () => random.id() }
  }
  for (const { name, run } of remoteDriveContract) test(name, () => run(open))
})

function start() {
  const random = new Random(1)
  const clock = new VirtualClock()
  const server = new MemoryServer(random.id() as DriveId, clock)
  const drive = new MemoryDrive(server, random.id() as DeviceId)
  const other = new MemoryDrive(server, random.id() as DeviceId)
  return { random, clock, server, drive, other, hand: new ServerHand(server, drive, () => random.id()) }
}

describe('a memory server', () => {
  test('forgets a commit that it died in, and keeps those it answered', async () => {
    const { server, drive, hand, random } = start()
    await hand.put(['kept'], bytesOf('kept'))
    const dying = override<RemoteDrive>(drive, {
      commit: commit => {
        const answer = drive.commit(commit)
        server.crash()
        return answer
      },
    })
    const unlucky = new ServerHand(server, dying, () => random.id())
    await expect(unlucky.put(['lost'], bytesOf('lost'))).rejects.toMatchObject({ kind: 'offline' })
    expect(server.liveNodes().map(node => node.name)).toEqual(['kept'])
  })

  test('goes back to a backup under another epoch', async () => {
    const { server, hand } = start()
    await hand.put(['old'], bytesOf('old'))
    const backup = server.backup()
    const { epoch } = server
    await hand.put(['new'], bytesOf('new'))
    await hand.remove(['old'])
    server.restore(backup)
    expect(server.liveNodes().map(node => node.name)).toEqual(['old'])
    expect(server.epoch).not.toBe(epoch)
  })

  test('keeps what was deleted or replaced', async () => {
    const { server, hand } = start()
    await hand.put(['file'], bytesOf('one'))
    await hand.put(['file'], bytesOf('two'))
    await hand.remove(['file'])
    expect(server.contents()).toHaveLength(2)
    expect(server.liveNodes()).toEqual([])
  })

  test('gives up a name and takes it in one transaction', async () => {
    const { server, hand } = start()
    await hand.put(['a'], bytesOf('a'))
    await hand.move(['a'], ['b'])
    await hand.put(['a'], bytesOf('another'))
    expect(
      server
        .liveNodes()
        .map(node => node.name)
        .sort(),
    ).toEqual(['a', 'b'])
  })
})

describe('a bad line', () => {
  const connect = (line: Partial<Network['line']>) => {
    const { clock, drive, server, random, hand } = start()
    const network = new Network(drive, clock, random.fork('line'))
    Object.assign(network.line, line)
    return { clock, drive, server, network, hand }
  }
  const settle = async <T>(clock: VirtualClock, promise: Promise<T>): Promise<T | string> => {
    const outcome = promise.catch((error: Error) => error.message)
    await clock.advance(60_000)
    return outcome
  }

  test('loses requests: the server never hears of them', async () => {
    const { clock, drive, network } = connect({ loseRequest: 1 })
    expect(await settle(clock, network.changes(0, 10))).toBe('offline')
    expect(drive.traffic.requests).toBe(0)
  })

  test('loses answers: the server did what was asked', async () => {
    const { clock, drive, network } = connect({ loseAnswer: 1 })
    expect(await settle(clock, network.lead())).toBe('offline')
    expect(drive.traffic.requests).toBe(1)
  })

  test('cuts packs short', async () => {
    const { clock, server, network } = connect({ loseRequest: 1 })
    const chunks = Array.from({ length: 20 }, (_, i) => bytesOf(`chunk ${i}`))
    const packed = await Promise.all(chunks.map(async bytes => ({ hash: (await sha256(bytes)) as ChunkHash, bytes })))
    expect(await settle(clock, network.sendPack(packed))).toBe('offline')
    expect(server.data.chunks.size).toBeLessThan(20)
  })

  test('breaks and comes back, and says both', async () => {
    const { clock, network } = connect({})
    const heard: string[] = []
    network.subscribe({
      advanced: () => heard.push('advanced'),
      online: () => heard.push('online'),
      offline: () => heard.push('offline'),
      rights: () => heard.push('rights'),
      refused: () => heard.push('refused'),
    })
    await clock.advance(100)
    network.setOnline(false)
    await clock.advance(100)
    network.setOnline(true)
    await clock.advance(100)
    expect(heard).toEqual(['online', 'offline', 'online'])
  })

  test('tells of a lost push by a new connection', async () => {
    const { clock, network, hand } = connect({ losePush: 1 })
    const heard: string[] = []
    network.subscribe({
      advanced: () => heard.push('advanced'),
      online: () => heard.push('online'),
      offline: () => heard.push('offline'),
      rights: () => heard.push('rights'),
      refused: () => heard.push('refused'),
    })
    await clock.advance(100)
    await hand.put(['a'], bytesOf('a'))
    await clock.advance(10_000)
    expect(heard).toEqual(['online', 'offline', 'online'])
  })
})
