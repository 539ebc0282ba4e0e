/** What each of the three trees knows of a node beyond its place and content. */
import type { ContentHash } from './ids'
import type { Entry, Place } from './tree'

/** A local file as last observed. Equal fingerprints mean an unchanged file, unless it was changed just now. */
export interface Fingerprint {
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970, as the disk tells it. */
  readonly mtime: number
}

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return a.size === b.size && a.mtime === b.mtime
}

/** An entry of the folder on this disk. */
export type LocalEntry = Entry & {
  /** `null` for folders, and in the base for files whose look proves nothing: they are read when they are next seen. */
  readonly fingerprint: Fingerprint | null
  /** The name as the disk spells it, when that is another normal form. */
  readonly spelling?: string
  /** When the fingerprint was observed (device clock): too close to mtime means "read it again". */
  readonly observedAt: number
}

/** An entry of the drive. */
export type RemoteEntry = Entry & {
  /** `null` for folders. */
  readonly revision: string | null
  /** Chunks of the revision. */
  readonly chunks: number
}

/** What both sides last agreed on. */
export type BaseEntry = LocalEntry & RemoteEntry

/** One content of a file, as both sides had it. */
export interface Shared {
  /** Where both sides had it, when that was one place. */
  readonly place: Place | undefined
  readonly content: ContentHash
  readonly size: number
  readonly fingerprint: Fingerprint
  readonly observedAt: number
  readonly revision: string
  readonly chunks: number
}

/** The disk's own spelling of an entry's name. */
export function spelled(entry: Entry): string {
  return (entry as Partial<LocalEntry>).spelling ?? entry.name
}

/** Steps in which disks tell time: 2 s (FAT), or a few milliseconds. Only a coarse disk gives whole seconds again and again. */
const COARSE_STEP_MS = 2000
const FINE_STEP_MS = 20

function timeStep(fingerprint: Fingerprint): number {
  return fingerprint.mtime % 1000 === 0 ? COARSE_STEP_MS : FINE_STEP_MS
}

/** A later write could share the mtime that was observed. */
export function isRacy(entry: LocalEntry): boolean {
  return entry.fingerprint !== null && entry.observedAt - entry.fingerprint.mtime < timeStep(entry.fingerprint)
}

/**
 * When a racy file can be read to be sure: not before the disk's clock has gone on. A time far in the future says nothing.
 */
export function sureFrom(entry: LocalEntry, now: number): number {
  if (!entry.fingerprint) return now
  const { mtime } = entry.fingerprint
  const step = timeStep(entry.fingerprint)
  return mtime - now > step ? now : mtime + step
}

/**
 * When a file that we wrote ourselves counts as observed. On a disk with fine steps nobody else writes in the same few
 * milliseconds with the same size, and reading everything again that was just written would cost more than writing it.
 */
export function observedOwnWrite(fingerprint: Fingerprint, now: number): number {
  return timeStep(fingerprint) === FINE_STEP_MS ? Math.max(now, fingerprint.mtime + FINE_STEP_MS) : now
}
