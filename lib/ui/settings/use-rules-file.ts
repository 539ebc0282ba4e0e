'use client'
/** The rules of a drive as they are saved now, and how they are saved: never over what somebody else saved meanwhile. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DriveEdits, ShownNode, Trouble } from '../../browser/drive-api'
import { type DriveId, type NodeId, type RevisionId, ROOT } from '../../core/ids'
import { isRulesPlace, RULES_NAME } from '../../core/local/ignore-rules'
import { RemoteFault } from '../../core/ports'
import type { RemoteNode } from '../../core/protocol/messages'
import { useFolderState } from '../client/use-folder-state'
import { driveBytes } from '../preview/file-bytes'
import { readText } from '../preview/file-queries'

/** The text of one revision; of none, where there is no such file. */
export interface SavedRules {
  readonly text: string
  readonly file: { readonly id: NodeId; readonly revision: RevisionId } | undefined
  /** Of the node: a higher one is newer. */
  readonly seq: number
}

export type SavingRules =
  | { readonly kind: 'saved'; readonly rules: SavedRules }
  /** Somebody else was faster; nothing was written. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly why: Trouble }

export interface RulesFile {
  /** `undefined` while they are read for the first time. */
  readonly saved: SavedRules | undefined
  readonly error: Error | undefined
}

export function useRulesFile(drive: DriveId): RulesFile {
  const state = useFolderState(ROOT)
  const node = state.kind === 'listed' ? state.nodes.find(isRulesFile) : undefined
  const revision = node?.revision
  const read = useQuery({
    queryKey: ['rules', drive, node?.id, revision?.id],
    queryFn: async ({ signal }): Promise<SavedRules> => {
      if (!node || !revision) return NO_RULES
      const { id, name, seq } = node
      const text = await readText(driveBytes(drive)({ node: id, name, revision: revision.id, size: revision.size }), signal)
      return { text: text.kind === 'text' ? text.text : '', file: { id, revision: revision.id }, seq }
    },
    // What this page has just written can be read when the server has it.
    enabled: state.kind === 'listed' && !node?.pending,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  return { saved: read.data, error: state.kind === 'failed' ? new RemoteFault(state.why) : (read.error ?? undefined) }
}

const NO_RULES: SavedRules = { text: '', file: undefined, seq: 0 }

function isRulesFile(node: ShownNode): boolean {
  return node.kind === 'file' && isRulesPlace(node)
}

/** `over`: what the person had before their eyes when they began. */
export async function saveRules(edits: DriveEdits, over: SavedRules, text: string): Promise<SavingRules> {
  if (over.file) {
    const result = await edits.saveText(over.file.id, over.file.revision, text)
    if (result.kind === 'saved') return saved(result.node, text)
    if (result.kind === 'failed') return { kind: 'failed', why: result.why }
    return result.kind === 'refused' ? refused(result.why.kind) : { kind: 'conflict' }
  }
  const result = await edits.createText(ROOT, RULES_NAME, text)
  // Which revision it became, the drive tells in a moment.
  if (result.kind === 'done') return { kind: 'saved', rules: { text, file: undefined, seq: 0 } }
  if (result.kind === 'failed') return { kind: 'failed', why: result.why }
  const why = result.kind === 'refused' ? result.refused[0]?.why.kind : undefined
  return why === 'name-taken' ? { kind: 'conflict' } : refused(why)
}

function saved({ id, revision, seq }: RemoteNode, text: string): SavingRules {
  return revision ? { kind: 'saved', rules: { text, file: { id, revision: revision.id }, seq } } : { kind: 'conflict' }
}

function refused(why: string | undefined): SavingRules {
  return { kind: 'failed', why: why === 'over-quota' ? 'over-quota' : 'forbidden' }
}
