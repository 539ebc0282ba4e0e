'use client'
/** The name by which others know this person. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { changeName } from '../api/account'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useMe } from '../queries/use-me'

const LONGEST_NAME = 100

export function NameForm() {
  const t = useTranslations('settings.profile')
  const common = useTranslations('common')
  const known = useMe().data?.user.name
  const [typed, setTyped] = useState<string>()
  const queries = useQueryClient()
  const faultText = useFaultText()
  const change = useMutation({
    mutationFn: changeName,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['me'] })
      setTyped(undefined)
      toast(t('done'))
    },
  })
  const name = typed ?? known ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(name.trim())
  }
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <Field
        label={t('name')}
        value={name}
        onValueChange={setTyped}
        maxLength={LONGEST_NAME}
        autoComplete="name"
        required
        error={change.error ? faultText(change.error) : undefined}
      />
      <div>
        <Button type="submit" busy={change.isPending} disabled={name.trim() === '' || name.trim() === known}>
          {common('save')}
        </Button>
      </div>
    </form>
  )
}
