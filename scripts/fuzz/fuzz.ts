/** Hostile requests and archives against a server in this process, for so long; what it finds can be found again by its seed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Random } from '../../lib/core/testing/random'
import { everyRoute } from '../../lib/server/testing/every-route'
import { makeLinks, makeSharedWorld, type SharedWorld, visitor } from '../../lib/server/testing/shared-world'
import { TestClient } from '../../lib/server/testing/test-client'
import { startTestServer } from '../../lib/server/testing/test-server'
import { requestRound, type Target } from './request-round'
import { zipRound } from './zip-round'

export interface Fuzzed {
  readonly rounds: number
  /** Each with the seed of its round. */
  readonly found: readonly string[]
}

const ZIP_EVERY = 50
const FIELDS = [
  'protocol',
  'fence',
  'deletesConfirmed',
  'ops',
  'hashes',
  'contents',
  'nodes',
  'name',
  'token',
  'email',
  'password',
  'role',
  'do',
  'parent',
  'node',
  'to',
  'until',
]

/** `seed`: of the first round; the others count up. */
export async function fuzz(seed: number, seconds: number): Promise<Fuzzed> {
  const place = await mkdtemp(join(tmpdir(), 'lockstep-fuzz-'))
  const run = await startTestServer({ dataDir: join(place, 'data') })
  const found: string[] = []
  let rounds = 0
  try {
    const target = await targetOf(await makeSharedWorld(run))
    for (const end = Date.now() + seconds * 1000; Date.now() < end; rounds++) {
      const random = new Random(seed + rounds)
      const wrong = rounds % ZIP_EVERY === 0 ? await zipRound(random) : await requestRound(random, target)
      if (wrong !== undefined) found.push(`seed ${seed + rounds}: ${wrong}`)
    }
    found.push(...(await run.problems()).map(problem => `the data folder: ${problem}`))
    const beside = (await readdir(place)).filter(name => name !== 'data')
    if (beside.length > 0) found.push(`written beside the data folder: ${beside}`)
  } finally {
    await run.stop()
    await rm(place, { recursive: true, force: true })
  }
  return { rounds, found }
}

async function targetOf(world: SharedWorld): Promise<Target> {
  const { run, owner, viewer, outsider, nodes, drive } = world
  const links = Object.values(await makeLinks(world))
  return {
    routes: await everyRoute(run.server),
    clients: [owner, owner, viewer, outsider, new TestClient(run.origin), visitor(run)],
    known: {
      drive: [drive, outsider.drive],
      node: [...Object.values(nodes), 'root'],
      token: links.map(link => link.token),
      link: links.map(link => link.id),
    },
    fields: FIELDS,
  }
}
