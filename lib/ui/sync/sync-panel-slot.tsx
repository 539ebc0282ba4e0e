'use client'
/** The place of the sync panel; the panel itself is fetched when it is first opened. */
import { useTranslations } from 'next-intl'
import { onDemand } from '../kit/on-demand'
import { useSyncUi } from './sync-ui'

export const SYNC_PANEL_ID = 'sync-panel'

const SyncPanel = onDemand(async () => (await import('./sync-panel')).SyncPanel)

export function SyncPanelSlot() {
  const t = useTranslations('panel')
  const { panel } = useSyncUi()
  return (
    <section id={SYNC_PANEL_ID} aria-label={t('label')} hidden={!panel} className="shrink-0">
      {panel && <SyncPanel />}
    </section>
  )
}
