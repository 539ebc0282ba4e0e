/**
 * What the platform's exceptions mean for us. Every call to the platform goes through `onDisk`, so that an exception of
 * the disk is never mistaken for one of the content that is being written, and a bug is never taken for either.
 */
import type { LocalProblem } from '../../core/ports'
import { countCall } from './collector'
import { isWindows } from './platform'

/** `other-kind`: a folder where a file was asked for, or the reverse. `refused`: the target is in the way or not empty. */
export type DiskFaultKind = 'gone' | 'other-kind' | 'refused' | LocalProblem

export class DiskFault extends Error {
  constructor(
    readonly kind: DiskFaultKind,
    options?: { cause?: unknown },
  ) {
    super(kind, options)
  }
}

/** Throws `DiskFault` where the platform throws; anything else passes as it is. */
export async function onDisk<T>(call: () => T | Promise<T>): Promise<T> {
  countCall()
  try {
    return await call()
  } catch (error) {
    const kind = diskFaultKind(error)
    throw kind ? new DiskFault(kind, { cause: error }) : error
  }
}

/** The problem to tell of when a fault has no better meaning to the caller. */
export function problemOf(kind: DiskFaultKind): LocalProblem {
  return kind === 'gone' || kind === 'other-kind' || kind === 'refused' ? 'unreadable' : kind
}

/** `undefined`: no fault of the disk. */
export function diskFaultKind(error: unknown): DiskFaultKind | undefined {
  // Only the platform's own refusal of a name is an expected TypeError.
  if (error instanceof TypeError) return /name is not allowed/i.test(error.message) ? 'bad-name' : undefined
  return error instanceof DOMException ? ofException(error) : undefined
}

function ofException({ name, message }: DOMException): DiskFaultKind {
  switch (name) {
    case 'NotFoundError':
      return 'gone'
    case 'TypeMismatchError':
      return 'other-kind'
    case 'InvalidModificationError':
      return 'refused'
    case 'NotAllowedError':
      return 'no-permission'
    case 'NoModificationAllowedError':
      // The same name is used for the platform's locks and for what the disk forbids.
      return /read-only|underlying filesystem/i.test(message) ? 'no-permission' : 'in-use'
    case 'InvalidStateError':
      // What Chromium says when the system refuses and it knows no better reason.
      return isWindows() ? 'in-use' : 'no-permission'
    case 'QuotaExceededError':
      return 'disk-full'
    case 'AbortError':
    case 'SecurityError':
      return 'blocked'
    default:
      return 'unreadable'
  }
}
