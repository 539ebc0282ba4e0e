'use client'
/** Lets the preview save what was written in it, through the edits of the drive. */
import { useMemo } from 'react'
import type { DriveEdits, SaveResult as Saved } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useWritableDrive } from '../client/use-writable-drive'
import type { CopyResult, EditDoor, SaveFailed, SaveResult } from '../preview/save-result'
import { freeNameAmong } from './name-rules'
import type { Folder } from './use-shown-folder'

/** `undefined` while this page cannot change the drive. */
export function useEditDoor(folder: Folder): EditDoor | undefined {
  const edits = useWritableDrive()?.edits
  return useMemo(
    () =>
      edits && {
        save: async (node, text, expected) => resultOf(await edits.saveText(node, expected, text)),
        saveCopy: (node, text) => saveCopy(edits, folder, node, text),
      },
    [edits, folder],
  )
}

function resultOf(saved: Saved): SaveResult {
  switch (saved.kind) {
    case 'saved':
      return saved.node.revision ? { kind: 'saved', revision: saved.node.revision.id } : failed('internal')
    case 'conflict': {
      const { revision } = saved.node
      return revision
        ? { kind: 'conflict', newer: { author: revision.author, at: revision.at, revision: revision.id } }
        : failed('not-found')
    }
    case 'gone':
      return failed('not-found')
    case 'refused':
      return failed(saved.why.kind === 'over-quota' ? 'over-quota' : saved.why.kind === 'parent-gone' ? 'not-found' : 'forbidden')
    case 'failed':
      return failed(saved.why)
  }
}

async function saveCopy(edits: DriveEdits, { id, nodes }: Folder, node: NodeId, text: string): Promise<CopyResult> {
  const name = freeNameAmong(nodes, nodes.find(known => known.id === node)?.name ?? 'text.txt', 'file')
  const result = await edits.createText(id, name, text)
  if (result.kind === 'done') return { kind: 'saved', name }
  if (result.kind === 'failed') return failed(result.why)
  return failed(result.kind === 'refused' && result.refused[0]?.why.kind === 'over-quota' ? 'over-quota' : 'forbidden')
}

function failed(reason: SaveFailed['reason']): SaveFailed {
  return { kind: 'failed', reason }
}
