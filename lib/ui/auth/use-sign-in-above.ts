'use client'
/** Keeps the page when its session ends while uploads or edits wait in it, and asks the person to sign in above it. */
import { useEffect, useEffectEvent } from 'react'
import { useDriveClient } from '../client/drive-client-provider'
import { useShellUi } from '../shell/shell-ui'
import { holdPage } from './signed-out'

export function useSignInAbove(): void {
  const drive = useDriveClient()
  const ui = useShellUi()
  const ask = useEffectEvent(() => ui.show('sign-in'))
  useEffect(() => {
    if (!drive) return
    const { uploads, edits } = drive
    const isBusy = () => uploads.snapshot().busy || edits.snapshot().pending > 0
    const end = holdPage({ isBusy, ask: () => ask() })
    let asked = false
    const stop = uploads.subscribe(() => {
      const { held, busy } = uploads.snapshot()
      // Once: whoever closes it is not asked again by each new attempt.
      if (held?.why === 'signed-out' && !asked) ask()
      asked = held?.why === 'signed-out' || (asked && busy && held === undefined)
    })
    return () => {
      stop()
      end()
    }
  }, [drive])
}
