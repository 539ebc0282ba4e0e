/**
 * Fetches small pictures, a few at a time, and keeps the last ones: the server makes each when it is first asked for, and
 * says when to come again. What is scrolled away is not waited for.
 */
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import { address } from '../api/address'
import { comeAgainMs } from '../api/come-again'
import { pause } from '../api/pause'

export interface ThumbnailOf {
  readonly drive: DriveId
  readonly node: NodeId
  readonly revision: RevisionId
  /** Pixels, longest side. */
  readonly size: 256 | 1024
}

const MOST_AT_ONCE = 6
const MOST_KEPT = 400
const MOST_TRIES = 12

/** `null`: there is none. The one that was asked for last is the last key. */
const kept = new Map<string, string | null>()
const waiting: (() => void)[] = []
let running = 0

/** `url`: where the server has it, as `thumbnailUrl` gives it. */
export function thumbnailKept(url: string): string | null | undefined {
  return kept.get(url)
}

/** An address for an `img`; `null` when there is no picture, or none to be had now. Rejects with the signal's reason. */
export async function loadThumbnail(url: string, signal: AbortSignal): Promise<string | null> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const known = kept.get(url)
    if (known !== undefined) return known
    const answer = await inTurn(signal, () => ask(url, signal))
    if (typeof answer !== 'number') return answer
    await pause(answer, signal)
  }
  return null
}

export function thumbnailUrl({ drive, node, revision, size }: ThumbnailOf): string {
  return address(drive, `nodes/${node}/thumbnail`, { size: String(size), revision })
}

/** A number: ask again after so many milliseconds. */
async function ask(url: string, signal: AbortSignal): Promise<string | null | number> {
  const response = await fetch(url, { signal }).catch(() => undefined)
  signal.throwIfAborted()
  if (!response) return null
  const wait = comeAgainMs(response)
  if (wait !== undefined) return wait
  if (response.status === 404) return keep(url, null)
  return response.ok ? keep(url, URL.createObjectURL(await response.blob())) : null
}

function keep(url: string, picture: string | null): string | null {
  kept.set(url, picture)
  for (const [oldest, address] of kept) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
    if (address !== null) URL.revokeObjectURL(address)
  }
  return picture
}

async function inTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  if (running >= MOST_AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  else running++
  try {
    signal.throwIfAborted()
    return await work()
  } finally {
    // Whoever came last is most likely still looked at; the turn is handed on.
    const next = waiting.pop()
    if (next) next()
    else running--
  }
}
