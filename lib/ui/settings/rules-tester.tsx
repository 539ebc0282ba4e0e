'use client'
/** Says for a path whether it takes part in sync, and which rule decides. */
import { Check, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { parseRules } from '../../core/local/ignore-rules'
import { Field } from '../kit/field'
import { triedPath } from './tried-path'

export function RulesTester({ rules }: { readonly rules: string }) {
  const t = useTranslations('settings.ignore')
  const [typed, setTyped] = useState('')
  return (
    <div>
      <Field
        label={t('try')}
        hint={t('tryHint')}
        value={typed}
        onValueChange={setTyped}
        placeholder={t('example')}
        autoComplete="off"
        spellCheck={false}
      />
      <Verdict rules={rules} typed={typed} />
    </div>
  )
}

function Verdict({ rules, typed }: { readonly rules: string; readonly typed: string }) {
  const t = useTranslations('settings.ignore')
  const parsed = useMemo(() => parseRules(rules), [rules])
  const tried = triedPath(typed)
  const verdict = tried && parsed.decide(tried.path, tried.isFolder)
  const says = () => {
    if (!verdict) return ''
    if (verdict.kind === 'default') return t('ignored', { name: verdict.part.join('/'), why: t(`why.${verdict.why}`) })
    const { rule } = verdict
    if (verdict.kind === 'own') return t('ignoredBy', { name: verdict.part.join('/'), line: verdict.rule.line, rule: verdict.rule.text })
    return rule ? t('letIn', { line: rule.line, rule: rule.text }) : t('takesPart')
  }
  const isOut = verdict !== undefined && verdict.kind !== 'takes-part'
  const Icon = isOut ? EyeOff : Check
  return (
    <p role="status" className="mt-2 flex min-h-5 items-start gap-2 text-13">
      {verdict && (
        <>
          <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${isOut ? 'text-warn' : 'text-ok'}`} />
          <span className="min-w-0 break-words">{says()}</span>
        </>
      )}
    </p>
  )
}
