'use client'
/** Names a new folder or text file before it is made, so that no device ever sees it under another name. */
import { useTranslations } from 'next-intl'
import { type FocusEvent, type FormEvent, useId, useRef, useState } from 'react'
import { freeName } from '../../browser/free-name'
import type { NodeId } from '../../core/ids'
import { nameKey } from '../../core/name'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Field } from '../kit/field'
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
  const common = useTranslations('common')
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
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
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t(kind === 'folder' ? 'folder' : 'text')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" form={form}>
            {t('make')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
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
      </form>
    </Dialog>
  )
}

function proposed(name: string, kind: 'file' | 'folder', { nodes }: Folder): string {
  const taken = new Set(nodes.map(node => nameKey(node.name)))
  return freeName(name, kind, key => taken.has(key))
}
