'use client'
/** Whose work is shown: anybody's, mine, or that of one of those who have written in the drive. */
import { useTranslations } from 'next-intl'
import { Select } from '../kit/select'
import { useAuthors } from '../queries/use-authors'
import { useMe } from '../queries/use-me'

/** Beside these, an account's id. */
export const ANYBODY = 'any'
export const ME = 'me'

interface AuthorSelectProps {
  readonly label: string
  readonly value: string
  readonly onChange: (who: string) => void
}

export function AuthorSelect({ label, value, onChange }: AuthorSelectProps) {
  const t = useTranslations('authors')
  const me = useMe().data?.user.id
  const others = useAuthors().filter(({ id }) => id !== me)
  const options = [
    { value: ANYBODY, label: t('any') },
    { value: ME, label: t('me') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ]
  // From an address, before the names have come or of somebody who is not among them.
  if (!options.some(option => option.value === value)) options.push({ value, label: t('somebody') })
  return <Select label={label} value={value} marked={value !== ANYBODY} options={options} onChange={onChange} />
}
