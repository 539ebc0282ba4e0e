/** The composition root: everything the server is made of is made here, once. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { completeAccounts } from './accounts'
import { createAuth } from './auth'
import { type RunningServer, type Server, setServer } from './context'
import { checkpoint, createWriter, openDatabase } from './db/database'
import { applyMigrations } from './db/migrate'
import { createPresence } from './devices/presence'
import { createEndpoints } from './endpoints/endpoints'
import { type Env, readSecret } from './env'
import { readEpoch, renewEpoch } from './epoch'
import { createEvents } from './events'
import { createInFlight } from './http/in-flight'
import { createLog } from './log'
import { newId } from './new-id'
import { createDiskPacks } from './packs/disk-packs'
import type { PackStore } from './packs/pack-store'
import { sweepUploads } from './packs/sweep-packs'
import { createQuota } from './quota'
import { createSearch } from './search/search'
import { renewSetupToken } from './setup'
import { sweepThumbnails } from './thumbnails/sweep-thumbnails'
import { createThumbnailCache } from './thumbnails/thumbnail-cache'
import { createThumbnails } from './thumbnails/thumbnails'
import { createHousekeeping } from './trash/housekeeping'
import type { UploadStep } from './visit-uploads/finish-upload'
import { createVisitUploads } from './visit-uploads/visit-uploads'

export interface StartOptions {
  /** The data folder was just restored from a backup: devices must be told. */
  readonly restored?: boolean
  readonly packs?: PackStore
  readonly now?: () => number
  /** Told after each step by which an upload of a visitor becomes a node. */
  readonly uploadStep?: (step: UploadStep) => void
  /** `false`: nothing is read for the search. */
  readonly indexing?: boolean
  /** Told each line of the log, instead of the standard output. */
  readonly logTo?: { write(line: string): void }
}

export interface Started {
  readonly server: RunningServer
  /** Shown once to whoever starts the server; `undefined` when there is an account. */
  readonly setupToken: string | undefined
  /** From now on `/readyz` says no. */
  drain(): void
  /** Call when nothing runs any more. */
  close(): Promise<void>
}

/** Answers are kept this long for a device that did not hear them. */
const ANSWERS_KEPT_MS = 90 * 24 * 60 * 60_000

export async function startServer(env: Env, options: StartOptions = {}): Promise<Started> {
  const now = options.now ?? Date.now
  const log = createLog(env.logLevel, options.logTo)
  await mkdir(env.dataDir, { recursive: true, mode: 0o700 })
  const applied = await applyMigrations(env.databaseUrl)
  if (applied.length > 0) log.info({ applied }, 'migrated the database')

  const db = openDatabase(env.databaseUrl)
  const events = createEvents()
  const secret = readSecret(env.dataDir, () => newId<string>() + newId<string>())
  const parts = { env, db, events, log, secret }
  const packs = options.packs ?? createDiskPacks(join(env.dataDir, 'packs'))
  const writer = createWriter(db)
  const housekeeping = createHousekeeping({ db, writer, packs, log, now, env })
  const thumbnailFolder = join(env.dataDir, 'thumbnails')
  let open = true
  const base: Server = {
    env,
    log,
    secret,
    db,
    writer,
    auth: createAuth(parts),
    packs,
    quota: createQuota(db, { defaultBytes: env.quotaBytes, dataDir: env.dataDir }),
    events,
    presence: createPresence(),
    inFlight: createInFlight({ events, log }),
    housekeeping,
    get search() {
      return search
    },
    get visitUploads() {
      return visitUploads
    },
    thumbnails: createThumbnails(createThumbnailCache(thumbnailFolder, env.thumbnailBytes, now), log),
    epoch: options.restored ? await renewEpoch(db) : await readEpoch(db),
    now,
    get open() {
      return open
    },
  }
  const search = createSearch(base)
  const visitUploads = createVisitUploads(base, options.uploadStep)
  await sweepUploads(packs, log)
  await db.commitOp.deleteMany({ where: { at: { lt: BigInt(now() - ANSWERS_KEPT_MS) } } })
  await completeAccounts(db, now())

  const server: RunningServer = Object.assign(base, { endpoints: createEndpoints(base, parts) })
  setServer(server)
  void housekeeping.tidy()
  visitUploads.start()
  const sweeping = sweepThumbnails(thumbnailFolder, db, log)
  if (options.indexing !== false) await search.start()
  return {
    server,
    setupToken: await renewSetupToken(db),
    drain() {
      open = false
    },
    async close() {
      base.inFlight.stop()
      await Promise.all([housekeeping.stop(), search.stop(), visitUploads.stop(), base.thumbnails.close(), sweeping.stop()])
      await checkpoint(db).catch((error: unknown) => log.warn({ err: error }, 'the write-ahead log stays as it is'))
      await db.$disconnect()
      setServer(undefined)
    },
  }
}
