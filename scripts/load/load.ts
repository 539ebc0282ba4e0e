/** Waves of visitors at the built server, with what memory it takes after each. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { ApiPeer } from '../../e2e/harness/api-peer'
import { noise } from '../../e2e/harness/disk'
import { makeOwner, OWNER } from '../../e2e/harness/owner'
import { TestServer } from '../../e2e/harness/server'
import { MemoryWatch, toMebibytes } from './memory-watch'
import { heard, openPages } from './open-pages'
import { Visitors } from './visitors'

const MEBIBYTE = 1024 * 1024
/** Beside the large one, in the folder that is zipped. */
const SMALL_FILES = 200

export interface Load {
  readonly visitors: number
  /** Of members, over all their sessions. */
  readonly sockets: number
  readonly sessions: number
  /** Of the file. */
  readonly mebibytes: number
  readonly waves: number
}

interface Row {
  readonly what: string
  readonly seconds?: number
  readonly 'MiB/s'?: number
  readonly 'most MiB'?: number
  readonly 'MiB after'?: number
}

/** Prints a table. Gives by how many MiB the server's memory grew from the first wave to the last. */
export async function load(wanted: Load): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-load-'))
  process.env.TRUST_PROXY = '1'
  const server = await TestServer.start(dataDir)
  try {
    await makeOwner(server, OWNER)
    const peer = await ApiPeer.signIn(server.port, OWNER)
    const memory = new MemoryWatch(server)
    const visitors = await shareFolder(peer, server.origin, wanted)
    const rows: Row[] = [{ what: 'at rest', 'MiB after': toMebibytes(await memory.atRest()) }]
    const pages = await openPages(server, peer.drive, OWNER, wanted)
    rows.push({ what: `${pages.length} sockets of ${wanted.sessions} sessions`, 'MiB after': toMebibytes(await memory.atRest()) })
    const after: number[] = []
    for (let wave = 1; wave <= wanted.waves; wave++) {
      rows.push(...(await sendWave(wave, visitors, memory, peer, pages)))
      after.push(rows.at(-1)?.['MiB after'] as number)
    }
    for (const socket of pages) socket.disconnect()
    rows.push({ what: 'when all are gone', 'MiB after': toMebibytes(await memory.atRest()) })
    console.table(rows)
    await peer.close()
    return (after.at(-1) ?? 0) - (after[0] ?? 0)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function shareFolder(peer: ApiPeer, origin: string, { visitors, mebibytes }: Load): Promise<Visitors> {
  const folder = await peer.createFolder('Shared')
  const file = await peer.createFile('film.bin', noise(mebibytes * MEBIBYTE), folder)
  for (let i = 0; i < SMALL_FILES; i++) await peer.createFile(`note ${i}.txt`, `note ${i}`, folder)
  const body = { nodes: [folder], role: 'download' }
  const answer = await peer.request(`/api/drives/${peer.drive}/links`, { method: 'POST', body })
  const { link } = (await answer.json()) as { link: { token: string } }
  return new Visitors(origin, link.token, { folder, file, bytes: mebibytes * MEBIBYTE }, visitors)
}

async function sendWave(wave: number, visitors: Visitors, memory: MemoryWatch, peer: ApiPeer, pages: readonly Socket[]): Promise<Row[]> {
  const timed = async (what: string, run: () => Promise<number>): Promise<Row> => {
    const began = performance.now()
    const { most, result: bytes } = await memory.during(run)
    const seconds = (performance.now() - began) / 1000
    const rate = bytes > 0 ? { 'MiB/s': Math.round(bytes / MEBIBYTE / seconds) } : {}
    return { what: `wave ${wave}: ${what}`, seconds: Number(seconds.toFixed(1)), ...rate, 'most MiB': toMebibytes(most) }
  }
  const rows = [
    await timed(`${visitors.count} visitors open it, each with a socket`, () => visitors.open()),
    await timed('a change reaches all sockets', () => hearOfChange(peer, visitors, pages)),
    await timed('all download the file', () => visitors.download()),
    await timed('as many as may take it as a zip file', () => visitors.zip()),
  ]
  visitors.leave()
  return [...rows, { what: `wave ${wave}: over`, 'MiB after': toMebibytes(await memory.atRest()) }]
}

async function hearOfChange(peer: ApiPeer, visitors: Visitors, pages: readonly Socket[]): Promise<number> {
  const all = Promise.all([...pages.map(socket => heard(socket, 'advanced')), visitors.hearChange()])
  await peer.createFile(`news ${Date.now()}.txt`, 'news', visitors.shared.folder)
  await all
  return 0
}
