'use client'
/** The changes that a visitor may make. Each says whether it was done, and why not. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NodeId } from '../../core/ids'
import type { VisitorEdit } from '../../core/protocol/links'
import { sendVisitorEdit } from '../api/visit'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useVisit } from './visit-context'
import { linkKey } from './visit-queries'
import type { VisitedItem } from './visited-item'

export function useVisitorEdits() {
  const t = useTranslations('visit.refused')
  const faultText = useFaultText()
  const { token } = useVisit()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  /** `undefined`: it is done. */
  const send = async (edit: VisitorEdit): Promise<string | undefined> => {
    try {
      const { kind } = await sendVisitorEdit(token, edit)
      return kind === 'done' ? undefined : t(kind)
    } catch (error) {
      return faultText(error)
    }
  }
  const run = async (work: () => Promise<string | undefined>): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    const why = await work()
    await queries.invalidateQueries({ queryKey: linkKey(token) })
    setProblem(why)
    setBusy(false)
    return why === undefined
  }

  return {
    busy,
    /** Why the last one was not done. */
    problem,
    createFolder: (parent: NodeId, name: string) => run(() => send({ do: 'create-folder', parent, name })),
    rename: ({ id, name }: VisitedItem, to: string) => run(() => send({ do: 'rename', node: id, expect: name, name: to })),
    /** One after the other; what is not done stays, and the first reason is said. */
    remove: (items: readonly VisitedItem[]) =>
      run(async () => {
        const refused: string[] = []
        for (const { id, revision } of items) {
          const why = await send({ do: 'delete', node: id, revision: revision?.id ?? null })
          if (why !== undefined) refused.push(why)
        }
        const [first] = refused
        if (first !== undefined) toast(t('kept', { count: refused.length }), { description: first })
        return first
      }),
  }
}
