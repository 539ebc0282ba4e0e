'use client'
/** The link that this page shows, once it is open. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { LINK_VERBS, type LinkVerb } from '../../core/protocol/links'
import type { OpenVisit } from '../api/visit'

export interface Visiting {
  readonly token: string
  readonly visit: OpenVisit
  readonly can: (verb: LinkVerb) => boolean
  /** As many downloads began as were allowed. */
  readonly exhausted: boolean
}

const Context = createContext<Visiting | undefined>(undefined)

interface VisitProviderProps {
  readonly token: string
  readonly visit: OpenVisit
  readonly children: ReactNode
}

export function VisitProvider({ token, visit, children }: VisitProviderProps) {
  const visiting = useMemo(
    () => ({ token, visit, can: (verb: LinkVerb) => LINK_VERBS[visit.role].includes(verb), exhausted: visit.downloadsLeft === 0 }),
    [token, visit],
  )
  return <Context value={visiting}>{children}</Context>
}

export function useVisit(): Visiting {
  const visiting = useContext(Context)
  if (!visiting) throw new Error('outside of a link')
  return visiting
}
