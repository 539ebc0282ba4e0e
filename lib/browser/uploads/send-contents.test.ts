import { describe, expect, test } from 'vitest'
import type { ChunkHash } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { PackedChunk } from '../../core/protocol/pack'
import { contentOf, sha256 } from '../../core/testing/content'
import { Random } from '../../core/testing/random'
import { Aborted, PackFlow, sendContents } from './send-contents'

const MIB = 1024 * 1024

function server() {
  const held = new Set<ChunkHash>()
  const packs: number[] = []
  let under = 0
  const drive = {
    missing: async (hashes: readonly ChunkHash[]) => new Set(hashes.filter(hash => !held.has(hash))),
    async sendPack(chunks: readonly PackedChunk[]) {
      const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes.length, 0)
      under += bytes
      drive.most = Math.max(drive.most, under)
      await drive.travel()
      under -= bytes
      packs.push(bytes)
      for (const { hash } of chunks) held.add(hash)
    },
    most: 0,
    travel: async () => {},
  }
  return { drive, held, packs }
}

const bytes = new Random(1).bytes(12 * MIB)

describe('contents', () => {
  test('are what sync would make of them, whatever their size', async () => {
    const { drive, held } = server()
    const parts = [new Uint8Array(0), bytes.subarray(0, 5), bytes].map(part => new Uint8Array(part))
    const sent = await sendContents(
      parts.map(part => new Blob([part])),
      { drive, sha256 },
    )
    expect(sent).toEqual(
      parts.map(part => {
        const { hash, size, manifest } = contentOf(part)
        return { kind: 'sent', content: hash, size, chunks: manifest }
      }),
    )
    expect(sent.flatMap(one => (one.kind === 'sent' ? one.chunks : [])).every(({ hash }) => held.has(hash))).toBe(true)
  })

  test('count as reached when the server has them, chunks it had before too', async () => {
    const { drive, packs } = server()
    const blob = new Blob([bytes])
    const reached = [0, 0]
    const progress = (file: number, count: number) => {
      reached[file] = (reached[file] ?? 0) + count
    }
    await sendContents([blob, blob], { drive, sha256, progress })
    expect(reached).toEqual([bytes.length, bytes.length])
    const before = packs.length
    await sendContents([blob], { drive, sha256 })
    expect(packs.length).toBe(before)
  })

  test('are only looked at when nothing is to be sent', async () => {
    const { drive, packs } = server()
    const [sent] = await sendContents([new Blob([bytes])], { drive, sha256, dry: true })
    expect([sent?.kind, packs]).toEqual(['sent', []])
  })

  test('are held in memory in small part only, however slow the line', async () => {
    const { drive } = server()
    drive.travel = () => new Promise(resolve => setImmediate(resolve))
    let now = 0
    const packs = new PackFlow(() => (now += 2000))
    await sendContents([new Blob([bytes])], { drive, sha256, packs })
    // Three on their way, each of 1 MiB and at most one chunk over it.
    expect(drive.most).toBeLessThan(3 * 5 * MIB)
    expect(drive.most).toBeLessThan(bytes.length / 2)
  })

  test('stop when they are not wanted any more', async () => {
    const { drive } = server()
    const controller = new AbortController()
    drive.travel = async () => controller.abort()
    await expect(sendContents([new Blob([bytes])], { drive, sha256, signal: controller.signal })).rejects.toThrow(Aborted)
  })

  test('tell of a line that broke', async () => {
    const { drive } = server()
    drive.travel = async () => {
      throw new RemoteFault('offline')
    }
    await expect(sendContents([new Blob([bytes])], { drive, sha256 })).rejects.toThrow(RemoteFault)
  })

  test.each([
    ['NotReadableError', 'changed'],
    ['NotFoundError', 'gone'],
    ['SecurityError', 'unreadable'],
  ])('that fail with %s are %s, and the others go on', async (name, kind) => {
    const { drive } = server()
    const bad = { size: 3, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', name)) }) } as unknown as Blob
    const sent = await sendContents([bad, new Blob(['good'])], { drive, sha256 })
    expect(sent.map(one => one.kind)).toEqual([kind, 'sent'])
  })
})

test('packs grow on a quick line and shrink on a slow one', async () => {
  let now = 0
  const flow = new PackFlow(() => now)
  const took = async (ms: number) => {
    await flow.send(async () => {
      now += ms
    })
    return flow.bytes / MIB
  }
  expect([
    await took(100),
    await took(100),
    await took(2000),
    await took(9000),
    await took(9000),
    await took(9000),
    await took(9000),
  ]).toEqual([2, 4, 4, 2, 1, 0.5, 0.5])
})
