'use client'
/** Names a new folder or text file before it is made, so that no device ever sees it under another name. */
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { showFile } from './go-to-folder'
import { freeNameAmong } from './name-rules'
import type { DriveChanges } from './use-drive-changes'
import { useNameField } from './use-name-field'
import type { Folder } from './use-shown-folder'

interface NewDialogProps {
  readonly what: 'new-folder' | 'new-text'
  readonly folder: Folder
  readonly changes: DriveChanges
  readonly onMade: (node: NodeId) => void
  readonly onClose: () => void
}

export function NewDialog({ what, folder, changes, onMade, onClose }: NewDialogProps) {
  const t = useTranslations('files.new')
  const kind = what === 'new-folder' ? 'folder' : 'file'
  const first = () => freeNameAmong(folder.nodes, t(kind === 'folder' ? 'folderName' : 'textName'), kind)
  const { ref, name, problem, control, accept } = useNameField({ kind, siblings: folder.nodes, first })
  const submit = () => {
    if (!accept()) return
    onClose()
    void make()
  }
  const make = async () => {
    const node = await (kind === 'folder' ? changes.createFolder(folder.id, name) : changes.createText(folder.id, name))
    if (node === undefined) return
    onMade(node)
    if (kind === 'file') showFile(folder.id, node)
  }
  return (
    <FormDialog title={t(kind === 'folder' ? 'folder' : 'text')} submit={t('make')} initialFocus={ref} onSubmit={submit} onClose={onClose}>
      <Field {...control} label={t('name')} error={problem} />
    </FormDialog>
  )
}
