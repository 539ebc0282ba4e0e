/** Accounts and sessions, by better-auth. Its own sign-up is closed: accounts are made in `setup.ts` and `people/`. */
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import type { Database } from './db/database'
import type { Env } from './env'
import type { Events } from './events'
import type { Logger } from './log'

/** Set by the server itself from the connection, over whatever the client sent. */
export const ADDRESS_HEADER = 'x-lockstep-address'

export interface AuthParts {
  readonly env: Env
  readonly db: Database
  readonly events: Events
  readonly log: Logger
  readonly secret: string
}

const DAY_SECONDS = 24 * 60 * 60
/** A person's own requests cannot set it. */
const FLAG = { type: 'boolean', required: false, defaultValue: false, input: false } as const

/** `signUp`: only for the server's own use, never mounted. */
export function createAuth({ env, db, events, log, secret }: AuthParts, signUp = false) {
  return betterAuth({
    appName: 'Lockstep',
    secret,
    baseURL: env.publicOrigin ?? `http://localhost:${env.port}`,
    basePath: '/api/auth',
    // Requests of foreign origins are refused before they come here; without a public address any host is our own.
    trustedOrigins: request => [request?.headers.get('origin')],
    database: prismaAdapter(db, { provider: 'sqlite' }),
    emailAndPassword: { enabled: true, disableSignUp: !signUp, minPasswordLength: 8, maxPasswordLength: 256 },
    user: { additionalFields: { admin: FLAG, disabled: FLAG } },
    // No cookie cache: a session that was ended is refused with the next request.
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    databaseHooks: {
      session: {
        create: { before: session => refuseDisabled(db, session.userId) },
        delete: { after: async session => void events.emit('session-ended', session.id) },
      },
    },
    // Ours come before it (people/auth-door.ts), and take no more memory however many ask.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'lockstep',
      useSecureCookies: env.publicOrigin?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    // Its messages are fixed texts; what comes beside them may hold addresses.
    logger: { level: 'error', log: (_level, message) => log.warn({ auth: message }, 'refused or failed') },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Asked when the password was right, so it tells nobody who has an account. */
async function refuseDisabled(db: Database, userId: string): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { disabled: true } })
  if (user?.disabled) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'this account is disabled' })
}
