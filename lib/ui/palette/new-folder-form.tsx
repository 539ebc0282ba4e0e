'use client'
/** Asks for the name of a folder, and makes it where the person is. */
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { folderOf } from '../shell/route'
import { useRoutes } from '../shell/use-routes'

const LONGEST_NAME = 255

export function NewFolderForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations('palette')
  const common = useTranslations('common')
  const edits = useWritableDrive()?.edits
  const report = useReportEdit()
  const router = useRouter()
  const routes = useRoutes()
  const folder = folderOf(usePathname())
  const [name, setName] = useState('')
  const make = async () => {
    const result = await edits?.createFolder(folder, name.trim())
    if (!result) return
    report(result)
    if (result.kind === 'done') router.push(routes.folder(folder))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    void make()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-5">
      <Field label={t('folderName')} value={name} onValueChange={setName} maxLength={LONGEST_NAME} autoComplete="off" autoFocus />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{common('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={name.trim() === '' || !edits}>
          {t('newFolder')}
        </Button>
      </div>
    </form>
  )
}
