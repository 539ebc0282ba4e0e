'use client'
/** The way out of a drive that is somebody else's. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Drive } from '../api/drive'
import { removeMember } from '../api/members'
import { useGoToDrive } from '../drives/use-go-to-drive'
import { Button } from '../kit/button'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { toast } from '../kit/toast'
import { askAnew } from '../queries/ask-anew'
import { useFaultText } from '../queries/use-fault-text'
import { useMe } from '../queries/use-me'
import { useShellUi } from '../shell/shell-ui'

export function LeaveButton({ drive }: { readonly drive: Drive }) {
  const t = useTranslations('members')
  const [asked, setAsked] = useState(false)
  const leave = useLeave(drive)
  return (
    <>
      <Button tone="caution" disabled={!leave} onClick={() => setAsked(true)}>
        {t('leave')}
      </Button>
      {asked && leave && (
        <ConfirmDialog
          title={t('leaveTitle', { name: drive.name })}
          description={t('leaveText', { owner: drive.owner })}
          confirm={t('leave')}
          onConfirm={leave}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

/** `undefined` while it is not known who is here. */
function useLeave({ id, name }: Drive): (() => void) | undefined {
  const t = useTranslations('members')
  const faultText = useFaultText()
  const ui = useShellUi()
  const { go } = useGoToDrive()
  const queries = useQueryClient()
  const own = useMe().data?.user.id
  if (own === undefined) return undefined
  return () => {
    // Away first: this page must not tell that the drive it shows was taken.
    ui.hide()
    go('', 'replace')
    removeMember(id, own)
      .then(
        () => toast(t('left', { name })),
        error => toast(faultText(error)),
      )
      .finally(() => void askAnew(queries))
  }
}
