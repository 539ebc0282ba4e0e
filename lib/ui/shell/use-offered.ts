'use client'
/** Which sections there are for this person now. */
import { useConflictCount } from '../queries/use-conflict-count'
import { useMe } from '../queries/use-me'
import type { Section } from './route'

export interface Offered {
  has(section: Section): boolean
  /** Conflict copies in the drive, as far as is known. */
  readonly conflicts: number
}

/** Conflicts only while there are some, people only for administrators. */
export function useOffered(): Offered {
  const conflicts = useConflictCount()
  const admin = useMe().data?.user.admin === true
  return {
    has: section => (section === 'conflicts' ? conflicts > 0 : section === 'people' ? admin : true),
    conflicts,
  }
}
