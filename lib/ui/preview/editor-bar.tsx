'use client'
/** Above the editor: whether what was typed is saved, and the two ways on. */
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { Choice } from '../kit/choice'
import { PreviewBar } from './preview-parts'
import type { EditorLayout } from './text-editor'
import type { SaveState } from './use-saving'

interface EditorBarProps {
  readonly state: SaveState
  readonly dirty: boolean
  readonly converted: string | undefined
  /** `undefined`: there is only one. */
  readonly view: EditorLayout | undefined
  readonly narrow: boolean
  readonly onView: (view: EditorLayout) => void
  readonly onSave: () => void
  readonly onDone: () => void
}

export function EditorBar({ state, dirty, converted, view, narrow, onView, onSave, onDone }: EditorBarProps) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const views: readonly EditorLayout[] = narrow ? ['write', 'read'] : ['write', 'both', 'read']
  const busy = state.kind === 'saving'
  return (
    <PreviewBar
      label={t('tools')}
      facts={
        <>
          <span role="status" className={dirty ? 'font-medium text-warn' : ''}>
            {busy ? t('saving') : dirty ? t('unsaved') : t('safe')}
          </span>
          {converted !== undefined && <span>{t('converted', { encoding: converted })}</span>}
        </>
      }
    >
      {view !== undefined && (
        <Choice
          compact
          label={t('layout')}
          value={view}
          onChange={onView}
          options={views.map(value => ({ value, label: t(`layouts.${value}`) }))}
        />
      )}
      <Button size="sm" onClick={onDone} className="ms-2">
        {t('done')}
      </Button>
      <Button size="sm" tone="primary" busy={busy} disabled={!dirty} onClick={onSave}>
        {common('save')}
      </Button>
    </PreviewBar>
  )
}
