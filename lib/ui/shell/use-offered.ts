'use client'
/** Which sections there are for this person now. */
import { useConflictCount } from '../queries/use-conflict-count'
import { useMe } from '../queries/use-me'
import { useNoticeCount } from '../queries/use-notices'
import type { Section } from './route'

export interface Offered {
  has(section: Section): boolean
  /** What waits there to be looked at, as far as is known: conflict copies, news of links. */
  count(section: Section): number
}

/** Conflicts only while there are some, people only for administrators. */
export function useOffered(): Offered {
  const conflicts = useConflictCount()
  const notices = useNoticeCount()
  const admin = useMe().data?.user.admin === true
  return {
    has: section => (section === 'conflicts' ? conflicts > 0 : section === 'people' ? admin : true),
    count: section => (section === 'conflicts' ? conflicts : section === 'links' ? notices : 0),
  }
}
