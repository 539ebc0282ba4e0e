'use client'
/** How the last change of a link went. */
import { useTranslations } from 'next-intl'
import { useFaultText } from '../queries/use-fault-text'
import type { useChangeLink } from '../queries/use-links'

export function SaveState({ change }: { readonly change: ReturnType<typeof useChangeLink> }) {
  const t = useTranslations('share')
  const faultText = useFaultText()
  const problem = change.error ? faultText(change.error) : change.data?.kind === 'policy' && t(`policy.${change.data.why}`)
  if (problem)
    return (
      <p role="alert" className="text-13 text-bad">
        {t('notSaved')} {problem}
      </p>
    )
  return (
    <p role="status" className="text-13 text-ink-soft">
      {change.isPending ? t('saving') : change.isSuccess && t('saved')}
    </p>
  )
}
