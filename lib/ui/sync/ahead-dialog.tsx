'use client'
/** What would happen if sync went on: asked for while it is paused, and changing nothing. */
import { useTranslations } from 'next-intl'
import type { Preview } from '../../core/status'
import { useConnectedFolder } from '../client/client-provider'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { PlanLines } from './plan-lines'
import { useSyncUi } from './sync-ui'
import { useStatus } from './use-status'
import { useFolderActions } from './use-status-action'

export function AheadDialog() {
  const t = useTranslations('ahead')
  const ui = useSyncUi()
  const folder = useConnectedFolder()
  const { resume } = useFolderActions()
  if (!folder) return null
  const goOn = () => {
    resume()
    ui.closeDialog()
  }
  return (
    <Dialog
      wide
      open={ui.dialog === 'ahead'}
      onOpenChange={open => !open && ui.closeDialog()}
      title={t('title', { name: folder.name })}
      description={t('text')}
      actions={
        <>
          <Button onClick={ui.closeDialog}>{t('close')}</Button>
          <Button tone="primary" onClick={goOn}>
            {t('resume')}
          </Button>
        </>
      }
    >
      <div aria-live="polite">
        <Found ahead={folder.status.kind === 'paused' ? folder.status.ahead : undefined} />
      </div>
    </Dialog>
  )
}

/** Until something is found: what is done for it, or what stands in the way. */
function Found({ ahead }: { readonly ahead: Preview | undefined }) {
  const t = useTranslations('ahead')
  const { title } = useStatus()
  if (!ahead) return <p className="text-ink-soft">{title}</p>
  return isNothing(ahead) ? <p className="font-medium">{t('nothing')}</p> : <PlanLines preview={ahead} />
}

function isNothing({ same, ...counts }: Preview): boolean {
  return same === 0 && Object.values(counts).every(({ files }) => files === 0)
}
