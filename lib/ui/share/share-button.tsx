'use client'
/** The way from the details of something to its links; not there for whoever may only look. */
import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMay } from '../client/use-writable-drive'
import { useFilesUi } from '../files/files-ui'
import { Button } from '../kit/button'
import type { ShareTarget } from './share-target'

export function ShareButton({ targets }: { readonly targets: readonly ShareTarget[] }) {
  const t = useTranslations('share')
  const ui = useFilesUi()
  if (!useMay('write')) return null
  return (
    <div className="mb-4">
      <Button size="sm" aria-haspopup="dialog" onClick={() => ui.openDialog({ what: 'share', targets, link: undefined })}>
        <Link2 size={16} aria-hidden />
        {t('open')}
      </Button>
    </div>
  )
}
