'use client'
/** Names a new folder of a link, or something in it anew. */
import { useTranslations } from 'next-intl'
import { type FocusEvent, useRef, useState } from 'react'
import { freeName } from '../../core/free-name'
import type { NodeId } from '../../core/ids'
import { nameKey } from '../../core/name'
import { endOfStem, nameProblem, tidyName } from '../files/name-rules'
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
  const files = useTranslations('files')
  const edits = useVisitorEdits()
  const field = useRef<HTMLInputElement>(null)
  const touched = useRef(false)
  const kind = item?.kind ?? 'folder'
  const [name, setName] = useState(() => item?.name ?? freshName(files('new.folderName'), siblings))
  const [tried, setTried] = useState(false)
  const tidy = tidyName(name)
  const problem = tidy === item?.name ? undefined : nameProblem(tidy, siblings, item?.id)
  // An empty field is no mistake until somebody wants to go on.
  const told = problem === 'empty' && !tried ? undefined : problem
  const selectStem = (event: FocusEvent<HTMLInputElement>) => {
    if (!touched.current) event.currentTarget.setSelectionRange(0, endOfStem(event.currentTarget.value, kind))
    touched.current = true
  }
  const submit = async () => {
    setTried(true)
    if (problem) return field.current?.focus()
    const done = tidy === item?.name || (await (item ? edits.rename(item, tidy) : edits.createFolder(folder, tidy)))
    if (done) onClose()
  }
  return (
    <FormDialog
      title={item ? t('rename') : t('newFolder')}
      submit={item ? t('save') : t('make')}
      busy={edits.busy}
      initialFocus={field}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        ref={field}
        name="name"
        label={t('label')}
        value={name}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onFocus={selectStem}
        onValueChange={setName}
        error={told ? files(`name.problem.${told}`) : edits.problem}
      />
    </FormDialog>
  )
}

function freshName(name: string, siblings: readonly VisitedItem[]): string {
  const taken = new Set(siblings.map(sibling => nameKey(sibling.name)))
  return freeName(name, 'folder', key => taken.has(key))
}
