/**
 * What is under way when the right to it ends, ends with it: bytes that go out, bodies that come in, zip files and copies
 * that are being made. Each request says on whose account it goes on; whatever may have ended that has it asked again, by
 * the guard that it came through, and a timer asks for what ends without a word.
 */

import type { Server } from '../context'
import { Fault } from '../fault'
import { carriesBytes } from './carries-bytes'
import { lifeOf, type RequestLife } from './request-life'

/** A ground on which a request goes on. What it names says which events may end it. */
export interface Ground {
  /** Equal ones are asked once for all requests that stand on them. */
  readonly key: string
  readonly session?: string
  readonly device?: string
  /** In this drive, by the right of this person. */
  readonly drive?: string
  readonly user?: string
  readonly link?: string
  /** Throws the fault with which the request ends. */
  still(): Promise<unknown>
}

export interface Flight {
  /** From now on it ends when this does. */
  standOn(ground: Ground): void
  /** What it was ended with. */
  readonly ended: Fault | undefined
  /** What goes out as a whole is not taken back; of bytes it throws what it was ended with. */
  give(response: Response): Response
}

export interface InFlight {
  /** Before anything of the request is asked: what ends from then on ends it. */
  begin(request: Request): Flight
  stop(): void
}

interface Standing {
  readonly ground: Ground
  readonly lives: Set<RequestLife>
  /** It is being asked; `again`: and something happened since. */
  asked: 'no' | 'yes' | 'again'
}

/** What ran out, and what else ended without an event, is found this often. */
const RECHECK_MS = 60_000

export function createInFlight({ events, log }: Pick<Server, 'events' | 'log'>): InFlight {
  const standing = new Map<string, Standing>()
  let happened = 0

  async function ask(one: Standing): Promise<void> {
    if (one.asked !== 'no') {
      one.asked = 'again'
      return
    }
    let fault: Fault | undefined
    do {
      one.asked = 'yes'
      fault = await faultOf(one.ground)
    } while (!fault && (one.asked as Standing['asked']) === 'again')
    one.asked = 'no'
    if (fault) for (const life of one.lives) life.end(fault)
  }

  async function faultOf(ground: Ground): Promise<Fault | undefined> {
    try {
      await ground.still()
      return undefined
    } catch (error) {
      if (error instanceof Fault) return error
      log.warn({ err: error }, 'a request under way could not be asked about')
      return new Fault('internal', undefined, { cause: error })
    }
  }

  function mayEnd(isMeant: (ground: Ground) => boolean): void {
    happened++
    for (const one of standing.values()) if (isMeant(one.ground)) void ask(one)
  }

  function stand(life: RequestLife, ground: Ground): Standing {
    const one = standing.get(ground.key) ?? { ground, lives: new Set(), asked: 'no' as const }
    standing.set(ground.key, one)
    one.lives.add(life)
    return one
  }

  function leave(life: RequestLife, grounds: readonly Ground[]): void {
    for (const { key } of grounds) {
      const one = standing.get(key)
      one?.lives.delete(life)
      if (one?.lives.size === 0) standing.delete(key)
    }
  }

  events.on('session-ended', session => mayEnd(ground => ground.session === session))
  events.on('device-revoked', device => mayEnd(ground => ground.device === device))
  events.on('rights-changed', ({ drive, user }) => mayEnd(ground => ground.drive === drive && ground.user === user))
  events.on('link-changed', ({ link }) => mayEnd(ground => ground.link === link))
  events.on('link-policy-changed', () => mayEnd(ground => ground.link !== undefined))
  const timer = setInterval(() => mayEnd(() => true), RECHECK_MS).unref()

  return {
    begin(request) {
      const life = lifeOf(request)
      const grounds: Ground[] = []
      const since = happened
      const ended = () => (life?.signal.reason instanceof Fault ? life.signal.reason : undefined)
      const land = () => {
        if (life) leave(life, grounds.splice(0))
      }
      life?.onOver(land)
      return {
        standOn(ground) {
          if (!life) return
          grounds.push(ground)
          const one = stand(life, ground)
          // It was looked up before it stood here, and whatever happened between was told to others.
          if (happened !== since) void ask(one)
        },
        get ended() {
          return ended()
        },
        give(response) {
          if (!carriesBytes(response)) land()
          const why = ended()
          if (!why || !carriesBytes(response)) return response
          response.body?.cancel().catch(() => undefined)
          throw why
        },
      }
    },
    stop: () => clearInterval(timer),
  }
}
