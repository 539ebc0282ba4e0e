'use client'
/**
 * What an editor holds against what is saved. The text itself stays in the editor whatever happens here; this knows only
 * which of it is safe, and what went wrong.
 */
import { useCallback, useRef, useState } from 'react'
import type { RevisionId } from '../../core/ids'
import type { CopyResult, NewerRevision, SaveFailed, SaveResult } from './save-result'

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'conflict'; readonly newer: NewerRevision }
  | SaveFailed

export interface SavingParts {
  /** The text as it is now. */
  readonly read: () => string
  readonly save: (text: string, expected: RevisionId) => Promise<SaveResult>
  readonly saveCopy: (text: string) => Promise<CopyResult>
}

/** `text`, `revision`: what the file held when it was opened. */
export function useSaving(text: string, revision: RevisionId, { read, save, saveCopy }: SavingParts) {
  const safe = useRef({ text, revision })
  const busy = useRef(false)
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const [dirty, setDirty] = useState(false)
  /** To be told of each change. */
  const changed = useCallback(() => setDirty(read() !== safe.current.text), [read])

  /** One at a time. `undefined`: another one is under way. */
  const run = async <Result extends SaveResult | CopyResult>(
    ask: (text: string) => Promise<Result>,
    done: (text: string, result: Result) => SaveState,
  ) => {
    if (busy.current) return undefined
    busy.current = true
    setState({ kind: 'saving' })
    const sent = read()
    const result = await ask(sent).catch((): SaveFailed => ({ kind: 'failed', reason: 'internal' }))
    busy.current = false
    setState(result.kind === 'failed' ? result : done(sent, result as Result))
    changed()
    return result
  }

  return {
    state,
    dirty,
    changed,
    dismiss: () => setState({ kind: 'idle' }),
    /** As the newest, after `expected` or what was last known. `true`: it is safe. */
    save: async (expected: RevisionId = safe.current.revision) => {
      const result = await run(
        text => save(text, expected),
        (text, result): SaveState => {
          if (result.kind === 'saved') safe.current = { text, revision: result.revision }
          return result.kind === 'conflict' ? result : { kind: 'idle' }
        },
      )
      return result?.kind === 'saved'
    },
    /** Beside it. The name of the copy, or `undefined` when there is none. */
    saveCopy: async () => {
      const result = await run(saveCopy, (text): SaveState => {
        safe.current = { ...safe.current, text }
        return { kind: 'idle' }
      })
      return result?.kind === 'saved' && 'name' in result ? result.name : undefined
    },
  }
}
