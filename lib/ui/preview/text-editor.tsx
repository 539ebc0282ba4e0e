'use client'
/**
 * Edits a text in place. What is typed is only ever replaced by the person: a failed save leaves it where it is and shows
 * the ways out, a newer revision is never overwritten unasked, and leaving asks first.
 */
import { EditorView, keymap } from '@codemirror/view'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RevisionId } from '../../core/ids'
import { toast } from '../kit/toast'
import { useAskBeforeLeaving } from '../kit/use-ask-before-leaving'
import { useMedia } from '../shell/use-media'
import { createCodeEditor } from './code-editor'
import { ConflictDialog } from './conflict-dialog'
import { EditorBar } from './editor-bar'
import { EditorProblem } from './editor-problem'
import { LeaveDialog } from './leave-dialog'
import { MarkdownView } from './markdown-view'
import { previewKind } from './preview-kind'
import type { CopyResult, SaveResult } from './save-result'
import { useCodePhrases } from './use-code-phrases'
import { useSaving } from './use-saving'

export interface TextEditorProps {
  readonly name: string
  /** As it was read; may have other line ends than line feeds, which stay. */
  readonly text: string
  /** Of the text. */
  readonly revision: RevisionId
  /** The encoding that it had, when saving will change that to UTF-8. */
  readonly converted?: string | undefined
  readonly save: (text: string, expected: RevisionId) => Promise<SaveResult>
  /** As a file of its own beside this one. */
  readonly saveCopy: (text: string) => Promise<CopyResult>
  /** `undefined`: it is no text. Throws `RemoteFault`. */
  readonly readTheirs: (revision: RevisionId) => Promise<string | undefined>
  /** Asks to leave. */
  readonly onLeave: () => void
  /** Somebody wants to leave: answered by `onLeft` when nothing is lost by it, or `onStay`. */
  readonly leaving: boolean
  readonly onStay: () => void
  readonly onLeft: () => void
}

export type EditorLayout = 'write' | 'both' | 'read'

const REDRAWN_MS = 250

export function TextEditor({ name, text, revision, converted, leaving, onLeave, onStay, onLeft, readTheirs, ...door }: TextEditorProps) {
  const t = useTranslations('editor')
  const phrases = useCodePhrases()
  const narrow = useMedia('(width < 48rem)')
  const markdown = previewKind(name) === 'markdown'
  const [chosen, setShown] = useState<EditorLayout>('write')
  const shown = chosen === 'both' && narrow ? 'write' : chosen
  const [initial] = useState(text)
  const view = useRef<EditorView>(undefined)
  const host = useRef<HTMLDivElement>(null)
  const read = useCallback(() => view.current?.state.sliceDoc() ?? initial, [initial])
  const saving = useSaving(initial, revision, { ...door, read })
  const [drawn, redraw] = useDelayed(read, initial)

  const acts = useRef({ changed: () => {}, save: () => true })
  useEffect(() => {
    acts.current = {
      changed: () => {
        saving.changed()
        if (markdown) redraw()
      },
      save: () => {
        void saving.save()
        return true
      },
    }
  })
  useEffect(() => {
    if (!host.current) return
    const made = createCodeEditor({
      parent: host.current,
      text: initial,
      name,
      label: name,
      readOnly: false,
      phrases,
      extensions: [
        keymap.of([{ key: 'Mod-s', preventDefault: true, run: () => acts.current.save() }]),
        EditorView.updateListener.of(update => update.docChanged && acts.current.changed()),
      ],
    })
    view.current = made
    made.focus()
    return () => made.destroy()
  }, [initial, name, phrases])

  const { dirty } = saving
  useAskBeforeLeaving(dirty)
  useEffect(() => {
    if (leaving && !dirty) onLeft()
  }, [leaving, dirty, onLeft])
  const saveCopy = async () => {
    const copy = await saving.saveCopy()
    if (copy === undefined) return
    toast(t('copied', { name: copy }))
    onLeft()
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <EditorBar
        state={saving.state}
        dirty={dirty}
        converted={converted}
        view={markdown ? shown : undefined}
        narrow={narrow}
        onView={setShown}
        onSave={() => void saving.save()}
        onDone={onLeave}
      />
      {saving.state.kind === 'failed' && (
        <EditorProblem
          reason={saving.state.reason}
          name={name}
          read={read}
          onRetry={() => void saving.save()}
          onCopy={() => void saveCopy()}
        />
      )}
      <div className="flex min-h-0 flex-1">
        <div ref={host} hidden={shown === 'read'} className="min-w-0 flex-1 overflow-hidden" />
        {shown !== 'write' && (
          <div className={`flex min-w-0 flex-1 flex-col ${shown === 'both' ? 'border-line border-s' : ''}`}>
            <MarkdownView text={drawn} name={name} />
          </div>
        )}
      </div>
      {saving.state.kind === 'conflict' && (
        <ConflictDialog
          name={name}
          newer={saving.state.newer}
          readTheirs={readTheirs}
          onKeepBoth={() => void saveCopy()}
          onOverwrite={newer => void saving.save(newer)}
          onBack={saving.dismiss}
        />
      )}
      <LeaveDialog
        open={leaving && dirty && saving.state.kind !== 'conflict'}
        name={name}
        busy={saving.state.kind === 'saving'}
        onStay={onStay}
        onDiscard={onLeft}
        onSave={async () => {
          if (!(await saving.save())) onStay()
        }}
      />
    </div>
  )
}

/** What is laid out follows what is typed a moment later. */
function useDelayed(read: () => string, initial: string): readonly [string, () => void] {
  const [text, setText] = useState(initial)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setText(read()), REDRAWN_MS)
  }, [read])
  return [text, ask]
}
