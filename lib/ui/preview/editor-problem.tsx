'use client'
/** A save that did not succeed: why, that nothing is lost, and every way to keep the text. */
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RemoteFault } from '../../core/ports'
import { Button } from '../kit/button'

interface EditorProblemProps {
  readonly reason: RemoteFault['kind']
  readonly name: string
  readonly read: () => string
  readonly onRetry: () => void
  readonly onCopy: () => void
}

export function EditorProblem({ reason, name, read, onRetry, onCopy }: EditorProblemProps) {
  const t = useTranslations('editor.problem')
  const fault = useTranslations('fault')
  const common = useTranslations('common')
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-bad border-b bg-bad-wash px-4 py-2 text-13">
      <CircleAlert size={16} aria-hidden className="shrink-0 text-bad" />
      <p className="min-w-48 flex-1">{t('text', { reason: fault(reason) })}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onRetry}>
          {common('retry')}
        </Button>
        <Button size="sm" onClick={onCopy}>
          {t('copy')}
        </Button>
        <Button size="sm" onClick={() => download(name, read())}>
          {t('download')}
        </Button>
      </div>
    </div>
  )
}

/** What was typed, to this computer. The address is for octets, so that nothing of it is ever a page. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
