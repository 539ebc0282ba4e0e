'use client'
/** Names a new folder of a link, or something in it anew. */
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { freeNameAmong } from '../files/name-rules'
import { useNameField } from '../files/use-name-field'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { useVisitorEdits } from './use-visitor-edits'
import type { VisitedItem } from './visited-item'

interface NameDialogProps {
  readonly folder: NodeId
  readonly siblings: readonly VisitedItem[]
  /** What gets another name; `undefined`: a new folder. */
  readonly item: VisitedItem | undefined
  readonly onClose: () => void
}

export function NameDialog({ folder, siblings, item, onClose }: NameDialogProps) {
  const t = useTranslations('visit.name')
  const files = useTranslations('files.new')
  const edits = useVisitorEdits()
  const first = () => item?.name ?? freeNameAmong(siblings, files('folderName'), 'folder')
  const { ref, name, problem, control, accept } = useNameField({ kind: item?.kind ?? 'folder', siblings, first, own: item })
  const submit = async () => {
    if (!accept()) return
    const done = name === item?.name || (await (item ? edits.rename(item, name) : edits.createFolder(folder, name)))
    if (done) onClose()
  }
  return (
    <FormDialog
      title={item ? t('rename') : t('newFolder')}
      submit={item ? t('save') : t('make')}
      busy={edits.busy}
      initialFocus={ref}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field {...control} label={t('label')} error={problem ?? edits.problem} />
    </FormDialog>
  )
}
