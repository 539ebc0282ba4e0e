/**
 * The name under which a long content is written until it is whole. It ends like the target's: Chromium reads a file
 * once more when a move gives it another extension, which takes as long as the file is large.
 */
import { splitExtension } from './name'

const PREFIX = 'lockstep-part-'
/** Also what the browser writes beside a part. */
export const PART = /^lockstep-part-[0-9a-f]{8}(\.|$)/
/** An extension that is longer is hardly one, and the name must stay short. */
const LONGEST_EXTENSION = 16

/** `mark`: eight hexadecimal digits that no other part has. */
export function partName(target: string, mark: string): string {
  const { extension } = splitExtension(target)
  return PREFIX + mark + (extension.length <= LONGEST_EXTENSION ? extension : '')
}

export function isPartName(name: string): boolean {
  return PART.test(name)
}
