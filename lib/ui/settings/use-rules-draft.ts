'use client'
/** Rules as somebody types them, over those that are saved. What is typed is only ever replaced by the person. */
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { parseRules } from '../../core/local/ignore-rules'
import { RemoteFault } from '../../core/ports'
import { useWritableDrive } from '../client/use-writable-drive'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { type SavedRules, type SavingRules, saveRules } from './use-rules-file'

/** Nothing is wrong; or what is. */
type Problem = Exclude<SavingRules, { kind: 'saved' }> | undefined

export function useRulesDraft(newest: SavedRules) {
  const t = useTranslations('settings.ignore.own')
  const edits = useWritableDrive()?.edits
  const faultText = useFaultText()
  /** What we saved ourselves, until the drive tells of it or of something newer. */
  const [own, setOwn] = useState<{ readonly rules: SavedRules; readonly before: SavedRules }>()
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: SavedRules }>()
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const saved = own?.before === newest ? own.rules : newest
  const text = draft?.text ?? saved.text
  const parsed = useMemo(() => parseRules(text), [text])

  const write = (typed: string) => {
    const over = draft?.over ?? saved
    setDraft(typed === over.text ? undefined : { text: typed, over })
    setProblem(problem?.kind === 'conflict' ? problem : undefined)
  }
  const save = async (over = draft?.over) => {
    if (!edits || !over || saving) return
    setSaving(true)
    const result = await saveRules(edits, over, text)
    setSaving(false)
    setProblem(result.kind === 'saved' ? undefined : result)
    if (result.kind !== 'saved') return
    setOwn({ rules: result.rules, before: newest })
    setDraft(now => (now && now.text !== text ? { text: now.text, over: result.rules } : undefined))
    toast(t('saved'))
  }
  return {
    ...{ text, parsed, write, save, saving },
    writable: edits !== undefined,
    dirty: draft !== undefined,
    conflict: problem?.kind === 'conflict',
    fault: problem?.kind === 'failed' ? faultText(new RemoteFault(problem.why)) : undefined,
    takeNewest: () => {
      setDraft(undefined)
      setProblem(undefined)
    },
  }
}
