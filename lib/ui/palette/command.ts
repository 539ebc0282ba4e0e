/** One thing that the palette can do, and which of them fit what was typed. Pure. */
import type { ReactNode } from 'react'
import { foldName } from '../../browser/mirror/fold-name'

export interface Command {
  readonly id: string
  readonly label: string
  /** Where it is, or what else it is called. */
  readonly hint?: string
  readonly icon: ReactNode
  /** A combination, as `shortcuts.ts` writes them. */
  readonly keys?: string
  readonly run: () => void
  /** The palette stays, and asks for more. */
  readonly stays?: true
}

export interface CommandGroup {
  readonly value: string
  readonly label: string
  readonly items: readonly Command[]
}

/** Each word must occur, whatever its case, accents or width. */
export function fits({ label, hint = '' }: Pick<Command, 'label' | 'hint'>, text: string): boolean {
  const folded = foldName(`${label} ${hint}`)
  return foldName(text)
    .split(/\s+/)
    .every(word => folded.includes(word))
}
