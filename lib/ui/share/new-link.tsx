'use client'
/** A link that is not there yet: what it will let people do, and the password where one is demanded. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { DriveId } from '../../core/ids'
import type { LinkRole } from '../../core/protocol/links'
import { FormProblem } from '../auth/form-problem'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useLinkPolicy, useMakeLink } from '../queries/use-links'
import { copyText } from './copy-text'
import { linkAddress } from './link-address'
import { SHORTEST_PASSWORD } from './link-password'
import { RoleSelect } from './role-select'
import type { ShareTarget } from './share-target'

interface NewLinkProps {
  readonly drive: DriveId
  readonly targets: readonly ShareTarget[]
  readonly onMade: (link: string) => void
}

export function NewLink({ drive, targets, onMade }: NewLinkProps) {
  const t = useTranslations('share')
  const faultText = useFaultText()
  const policy = useLinkPolicy().data
  const make = useMakeLink(drive)
  const [role, setRole] = useState<LinkRole>('download')
  const [password, setPassword] = useState('')
  const needed = policy?.passwordNeeded === true
  const refused = make.data?.kind === 'policy' ? make.data.why : policy?.allowed === false ? 'no-links' : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const nodes = targets.map(({ id }) => id)
    const made = await make.mutateAsync({ nodes, role, ...(password !== '' && { password }) })
    if (made.kind !== 'done') return
    // Where the browser refuses, the address stands in the field.
    if (await copyText(linkAddress(window.location.origin, made.link))) toast(t('copied'))
    onMade(made.link.id)
  }
  return (
    <form
      onSubmit={event => void submit(event).catch(() => {})}
      className="flex flex-col gap-4 rounded-lg border border-line bg-sunken p-4"
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-40 flex-1">
          <RoleSelect value={role} nodes={targets} onChange={setRole} />
        </span>
        <Button
          type="submit"
          tone="primary"
          busy={make.isPending}
          disabled={policy?.allowed === false || (needed && password.length < SHORTEST_PASSWORD)}
        >
          {t('make')}
        </Button>
      </div>
      {needed && (
        <Field
          label={t('password.label')}
          value={password}
          onValueChange={setPassword}
          autoComplete="off"
          spellCheck={false}
          maxLength={256}
          hint={t('password.demanded', { count: SHORTEST_PASSWORD })}
        />
      )}
      <FormProblem>{make.error ? faultText(make.error) : refused && t(`policy.${refused}`)}</FormProblem>
    </form>
  )
}
