'use client'
/** Lets the preview save what a visitor wrote, where the link lets them. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { NodeId, RevisionId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { VisitorEdited } from '../../core/protocol/links'
import { getVisit, getVisitedFolder, saveVisitedText } from '../api/visit'
import { freeNameAmong } from '../files/name-rules'
import type { CopyResult, EditDoor, SaveFailed, SaveResult } from '../preview/save-result'
import { uploadText } from './upload-text'
import { useVisit } from './visit-context'
import { linkKey } from './visit-queries'
import type { VisitedItem } from './visited-item'

/** `folder`: where copies go; `undefined` where there is none. */
export function useVisitDoor(items: readonly VisitedItem[], folder: NodeId | undefined): EditDoor | undefined {
  const { token, can } = useVisit()
  const queries = useQueryClient()
  const may = can('change')
  return useMemo(() => {
    if (!may) return undefined
    const again = () => void queries.invalidateQueries({ queryKey: linkKey(token) })
    return {
      save: async (node, text, expected) => {
        try {
          const edited = await saveVisitedText(token, node, text, expected)
          again()
          return edited.kind === 'stale' ? await newest(token, folder, node) : savedOr(edited)
        } catch (error) {
          return failed(error)
        }
      },
      saveCopy: async (node, text) => {
        if (folder === undefined) return { kind: 'failed', reason: 'forbidden' }
        const name = freeNameAmong(items, items.find(item => item.id === node)?.name ?? 'text.txt', 'file')
        const result = await uploadText(token, folder, name, text)
        again()
        return result
      },
    } satisfies EditDoor
  }, [may, token, queries, items, folder])
}

function savedOr(edited: Exclude<VisitorEdited, { kind: 'stale' }>): SaveResult {
  if (edited.kind !== 'done') return { kind: 'failed', reason: edited.kind === 'over-quota' ? 'over-quota' : 'forbidden' }
  const revision = edited.node.file?.revision
  return revision === undefined ? { kind: 'failed', reason: 'internal' } : { kind: 'saved', revision: revision as RevisionId }
}

/** Somebody was faster: nothing was written. Who it was is not told to visitors. */
async function newest(token: string, folder: NodeId | undefined, node: NodeId): Promise<SaveResult> {
  const file = (await nodesOf(token, folder)).find(({ id }) => id === node)?.file
  if (!file) return { kind: 'failed', reason: 'not-found' }
  return { kind: 'conflict', newer: { author: '', at: file.at, revision: file.revision as RevisionId } }
}

async function nodesOf(token: string, folder: NodeId | undefined) {
  if (folder !== undefined) return (await getVisitedFolder(token, folder)).nodes
  const visit = await getVisit(token)
  return visit.kind === 'open' ? visit.roots : []
}

function failed(error: unknown): SaveFailed & CopyResult {
  return { kind: 'failed', reason: error instanceof RemoteFault ? error.kind : 'internal' }
}
