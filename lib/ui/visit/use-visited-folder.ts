'use client'
/** What is shown of a link: one of its folders, or all that it names. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { NodeId } from '../../core/ids'
import { getVisitedFolder } from '../api/visit'
import { useVisit } from './visit-context'
import { folderKey } from './visit-queries'
import { itemOf, type VisitedItem } from './visited-item'

export interface VisitedStep {
  readonly id: NodeId
  readonly name: string
}

export type ShownFolder =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'listed'; readonly path: readonly VisitedStep[]; readonly items: readonly VisitedItem[] }

/** The folder that a link shows opened, when it names one folder alone. */
export function useTopFolder(): NodeId | undefined {
  const { roots } = useVisit().visit
  const [only] = roots
  return roots.length === 1 && only?.kind === 'folder' ? only.id : undefined
}

/** `folder`: `undefined` for what the link names. */
export function useVisitedFolder(folder: NodeId | undefined): ShownFolder {
  const { token, visit } = useVisit()
  const listing = useQuery({
    queryKey: folderKey(token, folder),
    queryFn: folder === undefined ? skipToken : () => getVisitedFolder(token, folder),
  })
  const nodes = folder === undefined ? visit.roots : listing.data?.nodes
  const items = useMemo(() => nodes?.map(itemOf), [nodes])
  if (items) return { kind: 'listed', path: listing.data?.path ?? [], items }
  if (listing.error) return { kind: 'failed', error: listing.error, retry: () => void listing.refetch() }
  return { kind: 'loading' }
}
