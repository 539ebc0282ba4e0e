'use client'
/** A text with line numbers and the colours of its language, to read. */
import type { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { createCodeEditor } from './code-editor'
import { useCodePhrases } from './use-code-phrases'

interface CodeViewProps {
  readonly text: string
  readonly name: string
}

export function CodeView({ text, name }: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null)
  const phrases = useCodePhrases()
  useEffect(() => {
    if (!host.current) return
    const view: EditorView = createCodeEditor({ parent: host.current, text, name, label: name, readOnly: true, phrases })
    return () => view.destroy()
  }, [text, name, phrases])
  return <div ref={host} className="min-h-0 flex-1 overflow-hidden" />
}
