'use client'
/** Names a new folder or text file before it is made, so that no device ever sees it under another name. */
import { useTranslations } from 'next-intl'
import { type FocusEvent, useRef, useState } from 'react'
import { freeName } from '../../core/free-name'
import type { NodeId } from '../../core/ids'
import { nameKey } from '../../core/name'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { showFile } from './go-to-folder'
import { endOfStem, nameProblem, tidyName } from './name-rules'
import type { DriveChanges } from './use-drive-changes'
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
  const problemText = useTranslations('files.name')
  const field = useRef<HTMLInputElement>(null)
  const touched = useRef(false)
  const kind = what === 'new-folder' ? 'folder' : 'file'
  const [name, setName] = useState(() => proposed(t(kind === 'folder' ? 'folderName' : 'textName'), kind, folder))
  const [tried, setTried] = useState(false)
  const tidy = tidyName(name)
  const problem = nameProblem(tidy, folder.nodes)
  // An empty field is no mistake until somebody wants to go on.
  const told = problem === 'empty' && !tried ? undefined : problem
  const selectStem = (event: FocusEvent<HTMLInputElement>) => {
    if (!touched.current) event.currentTarget.setSelectionRange(0, endOfStem(event.currentTarget.value, kind))
    touched.current = true
  }
  const submit = () => {
    setTried(true)
    if (problem) return field.current?.focus()
    onClose()
    void make()
  }
  const make = async () => {
    const node = await (kind === 'folder' ? changes.createFolder(folder.id, tidy) : changes.createText(folder.id, tidy))
    if (node === undefined) return
    onMade(node)
    if (kind === 'file') showFile(folder.id, node)
  }
  return (
    <FormDialog
      title={t(kind === 'folder' ? 'folder' : 'text')}
      submit={t('make')}
      initialFocus={field}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        ref={field}
        name="name"
        label={t('name')}
        value={name}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onFocus={selectStem}
        onValueChange={setName}
        error={told && problemText(`problem.${told}`)}
      />
    </FormDialog>
  )
}

function proposed(name: string, kind: 'file' | 'folder', { nodes }: Folder): string {
  const taken = new Set(nodes.map(node => nameKey(node.name)))
  return freeName(name, kind, key => taken.has(key))
}
