'use client'
/** Asks for the name of a new folder or text file, and makes it where the person is. */
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'
import { endOfStem } from '../files/name-rules'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { folderOf } from '../shell/route'
import { useRoutes } from '../shell/use-routes'

const LONGEST_NAME = 255

export type NewKind = 'folder' | 'file'

interface NewItemFormProps {
  readonly kind: NewKind
  readonly onDone: () => void
}

export function NewItemForm({ kind, onDone }: NewItemFormProps) {
  const t = useTranslations('palette')
  const first = useTranslations('files.new')('textName')
  const common = useTranslations('common')
  const edits = useWritableDrive()?.edits
  const report = useReportEdit()
  const router = useRouter()
  const routes = useRoutes()
  const folder = folderOf(usePathname())
  const [name, setName] = useState(kind === 'file' ? first : '')
  const make = async () => {
    const typed = name.trim()
    const result = await (kind === 'folder' ? edits?.createFolder(folder, typed) : edits?.createText(folder, typed, ''))
    if (!result) return
    report(result)
    const [made] = result.kind === 'done' ? result.nodes : []
    if (made !== undefined) router.push(kind === 'folder' ? routes.folder(folder) : routes.file(folder, made))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    void make()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-5">
      <Field
        label={t(kind === 'folder' ? 'folderName' : 'textName')}
        value={name}
        onValueChange={setName}
        onFocus={({ currentTarget: field }) => field.setSelectionRange(0, endOfStem(field.value, kind))}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        autoFocus
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{common('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={name.trim() === '' || !edits}>
          {t(kind === 'folder' ? 'newFolder' : 'newText')}
        </Button>
      </div>
    </form>
  )
}
