'use client'
/** Keeps a copy in the visitor's own drive; who is not signed in is led there, and back. */
import { FolderInput } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NodeId } from '../../core/ids'
import { signInAndBackUrl } from '../auth/go-to-sign-in'
import { Button, type ButtonProps, buttonLook } from '../kit/button'
import { onDemand } from '../kit/on-demand'
import { useVisit } from './visit-context'

const SaveDialog = onDemand(async () => (await import('./save-dialog')).SaveDialog)

interface SaveButtonProps {
  readonly nodes: readonly NodeId[]
  readonly size?: ButtonProps['size']
  readonly tone?: ButtonProps['tone']
}

export function SaveButton({ nodes, size = 'md', tone = 'secondary' }: SaveButtonProps) {
  const t = useTranslations('visit.save')
  const { visit, exhausted } = useVisit()
  const [open, setOpen] = useState(false)
  const shown = (
    <>
      <FolderInput size={16} aria-hidden />
      {t('open')}
    </>
  )
  if (!visit.signedIn)
    return (
      <a href={signInAndBackUrl(window.location.pathname + window.location.search)} className={buttonLook(tone, size)}>
        {shown}
      </a>
    )
  return (
    <>
      <Button tone={tone} size={size} disabled={exhausted} onClick={() => setOpen(true)}>
        {shown}
      </Button>
      {open && <SaveDialog nodes={nodes} onClose={() => setOpen(false)} />}
    </>
  )
}
