/** The server's settings. The only reader of process.env. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const EnvSchema = z.object({
  DATA_DIR: z.string().default('./data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  CONTENT_ORIGIN: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  QUOTA_BYTES: z.coerce.number().int().min(0).optional(),
  THUMBNAIL_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(1024 * 1024 * 1024),
  TRASH_DAYS: z.coerce.number().int().min(0).max(36_500).default(30),
})

export interface Env {
  /** Absolute. Holds the database, the packs and the secret. */
  readonly dataDir: string
  readonly port: number
  /** `undefined`: every interface. */
  readonly host: string | undefined
  /** Where people open it, without a path; `undefined`: whatever host they use. */
  readonly publicOrigin: string | undefined
  /** Another origin that leads here as well, where the bytes of files are served and nothing else; `undefined`: they come from the app's. */
  readonly contentOrigin: string | undefined
  /** A reverse proxy stands before it, whose X-Forwarded-For tells who asks. */
  readonly trustProxy: boolean
  readonly databaseUrl: string
  readonly logLevel: string
  /** What one account may store, in bytes; `undefined`: what the disk holds. */
  readonly quotaBytes: number | undefined
  /** What small pictures may take on the disk, in bytes. They are made again when they are wanted. */
  readonly thumbnailBytes: number
  /** After this many days what was deleted goes for good; 0: never by itself. */
  readonly trashDays: number
}

/** Throws with the names of the settings that are wrong. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = EnvSchema.safeParse(present)
  if (!parsed.success) throw new Error(`wrong settings: ${z.prettifyError(parsed.error)}`)
  const { DATA_DIR, PORT, HOST, PUBLIC_URL, DATABASE_URL, LOG_LEVEL, TRUST_PROXY, QUOTA_BYTES, THUMBNAIL_BYTES, TRASH_DAYS } = parsed.data
  const publicOrigin = originOf(PUBLIC_URL)
  const dataDir = resolve(DATA_DIR)
  return {
    dataDir,
    port: PORT,
    host: HOST,
    publicOrigin,
    contentOrigin: contentOriginOf(parsed.data.CONTENT_ORIGIN, publicOrigin),
    trustProxy: TRUST_PROXY === '1',
    databaseUrl: DATABASE_URL ?? pathToFileURL(join(dataDir, 'lockstep.db')).href,
    logLevel: LOG_LEVEL,
    quotaBytes: QUOTA_BYTES,
    thumbnailBytes: THUMBNAIL_BYTES,
    trashDays: TRASH_DAYS,
  }
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin
}

function contentOriginOf(url: string | undefined, publicOrigin: string | undefined): string | undefined {
  const origin = originOf(url)
  if (origin === undefined) return undefined
  if (publicOrigin === undefined) throw new Error('wrong settings: CONTENT_ORIGIN needs PUBLIC_URL')
  if (new URL(origin).host === new URL(publicOrigin).host)
    throw new Error('wrong settings: CONTENT_ORIGIN must have another host than PUBLIC_URL')
  return origin
}

/** The secret that signs cookies: made at the first start, readable by the owner alone. */
export function readSecret(dataDir: string, random: () => string): string {
  const file = join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, random(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8')
  if (secret.length < 32) throw new Error(`${file} is cut short: restore it, or remove it (everybody signs in again)`)
  return secret
}
