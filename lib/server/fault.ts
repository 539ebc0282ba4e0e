/** A refused request: what kind, and which HTTP status that is. */
import type { FaultKind } from '../core/protocol/messages'

interface FaultOptions {
  readonly cause?: unknown
  /** When it may be asked again, from now; for those that only come too early. */
  readonly againMs?: number | undefined
}

export class Fault extends Error {
  readonly againMs: number | undefined

  constructor(
    readonly kind: FaultKind,
    /** For developers; never shown to people. */
    readonly detail?: string,
    options: FaultOptions = {},
  ) {
    super(detail ? `${kind}: ${detail}` : kind, options)
    this.againMs = options.againMs
  }
}

export const STATUS: Record<FaultKind, number> = {
  'signed-out': 401,
  'device-revoked': 401,
  forbidden: 403,
  'link-locked': 401,
  'link-exhausted': 403,
  'not-found': 404,
  changed: 409,
  fenced: 409,
  outdated: 409,
  'over-quota': 507,
  'disk-full': 507,
  'bad-request': 400,
  'too-large': 413,
  'rate-limited': 429,
  internal: 500,
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])

/** Whether `error`, or what caused it, says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string' && FULL.has(at.code)) return true
    if (/database or disk is full|SQLITE_FULL/.test(at.message)) return true
  }
  return false
}
