/** `npm run load`: many visitors and many open pages at the built server, and what memory it takes for them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { io, type Socket } from 'socket.io-client'
import { ApiPeer } from '../e2e/harness/api-peer'
import { noise } from '../e2e/harness/disk'
import { makeOwner, OWNER } from '../e2e/harness/owner'
import { TestServer } from '../e2e/harness/server'

const HELP = `Starts the built server as a process of its own, opens many sockets on one drive, lets many visitors download one file
from one link at the same time, and says how much came through and what memory the server took: before, during, after.

  npm run load -- --visitors 200 --sockets 500 --mebibytes 32 --rounds 3
  npm run load -- --help

Needs the build (npm run e2e makes it) and Linux, where the memory of a process can be read.`

const MEBIBYTE = 1024 * 1024
/** What stands at rest is measured after a pause, like anybody who looks. */
const REST_MS = 3000
const SAMPLE_MS = 200

interface Wanted {
  readonly visitors: number
  readonly sockets: number
  readonly mebibytes: number
  readonly rounds: number
}

const number = (otherwise: string) => ({ type: 'string', default: otherwise }) as const
const { values } = parseArgs({
  options: { visitors: number('200'), sockets: number('500'), mebibytes: number('32'), rounds: number('3'), help: { type: 'boolean' } },
})
if (values.help) console.log(HELP)
else {
  const { visitors, sockets, mebibytes, rounds } = values
  await load({ visitors: Number(visitors), sockets: Number(sockets), mebibytes: Number(mebibytes), rounds: Number(rounds) })
}

async function load(wanted: Wanted): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-load-'))
  const server = await TestServer.start(dataDir)
  try {
    await makeOwner(server, OWNER)
    const peer = await ApiPeer.signIn(server.port, OWNER)
    const address = await shareFile(peer, server.origin, wanted.mebibytes)
    await report('at rest', server)
    const open = await openSockets(server.origin, peer, wanted.sockets)
    await report(`${open.length} sockets open`, server)
    for (let round = 1; round <= wanted.rounds; round++) await downloadAll(server, address, wanted, round)
    console.log(`a change reached all sockets in ${await hearOfChange(peer, open)} ms`)
    for (const socket of open) socket.disconnect()
    await pause(REST_MS)
    await report('afterwards', server)
    await peer.close()
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function shareFile(peer: ApiPeer, origin: string, mebibytes: number): Promise<string> {
  const node = await peer.createFile('film.bin', noise(mebibytes * MEBIBYTE))
  const answer = await peer.request(`/api/drives/${peer.drive}/links`, { method: 'POST', body: { nodes: [node], role: 'download' } })
  const { link } = (await answer.json()) as { link: { token: string } }
  return `${origin}/api/s/${link.token}/nodes/${node}/content`
}

async function downloadAll(server: TestServer, address: string, { visitors, mebibytes }: Wanted, round: number): Promise<void> {
  let most = 0
  const sampling = setInterval(async () => {
    most = Math.max(most, await residentBytes(server))
  }, SAMPLE_MS)
  const began = performance.now()
  const bytes = await Promise.all(Array.from({ length: visitors }, () => download(address)))
  const seconds = (performance.now() - began) / 1000
  clearInterval(sampling)
  if (bytes.some(each => each !== mebibytes * MEBIBYTE)) throw new Error('a download was not whole')
  const rate = (visitors * mebibytes) / seconds
  console.log(
    `round ${round}: ${visitors} visitors × ${mebibytes} MiB in ${seconds.toFixed(1)} s, ${rate.toFixed(0)} MiB/s; memory at most ${toMebibytes(most)} MiB`,
  )
}

/** Nothing of it is kept. */
async function download(address: string): Promise<number> {
  const answer = await fetch(address)
  let bytes = 0
  for await (const part of answer.body ?? []) bytes += part.length
  return bytes
}

async function openSockets(origin: string, peer: ApiPeer, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () =>
    io(origin, {
      path: '/api/socket',
      auth: { drives: [peer.drive] },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin, cookie: peer.cookie },
    }),
  )
  await Promise.all(sockets.map(socket => heard(socket, 'connect')))
  await Promise.all(sockets.map(socket => socket.emitWithAck('join', peer.drive)))
  return sockets
}

async function hearOfChange(peer: ApiPeer, sockets: readonly Socket[]): Promise<number> {
  const all = Promise.all(sockets.map(socket => heard(socket, 'advanced')))
  const began = performance.now()
  await peer.createFolder('News')
  await all
  return Math.round(performance.now() - began)
}

function heard(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve())
    socket.once('connect_error', reject)
  })
}

async function report(when: string, server: TestServer): Promise<void> {
  await pause(REST_MS)
  console.log(`${when}: ${toMebibytes(await residentBytes(server))} MiB`)
}

async function residentBytes({ pid }: TestServer): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
}

function toMebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0)
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
