'use client'
/** Does the one thing that helps, whichever it is. */
import { useTranslations } from 'next-intl'
import { unreachable } from '../../core/assert'
import { onSignedOut } from '../auth/signed-out'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { useConnect } from '../connect/use-connect'
import { toast } from '../kit/toast'
import { reloadToNewest } from '../pwa/reload-to-newest'
import type { StatusAction } from './status-view'
import { useSyncUi } from './sync-ui'

export function useStatusAction(): (action: StatusAction) => void {
  const ui = useSyncUi()
  const connect = useConnect()
  const folderActions = useFolderActions()
  return action => {
    switch (action) {
      case 'connect':
        return ui.openDialog('connect')
      case 'allow':
        return folderActions.allow()
      case 'sign-in':
        return onSignedOut()
      case 'retry':
        return folderActions.syncNow()
      case 'resume':
      case 'take-over':
        return folderActions.resume()
      case 'choose-again':
        return connect.chooseAgain()
      case 'disconnect':
        return ui.openDialog('disconnect')
      case 'reload':
        return reloadToNewest()
      case 'review':
        return ui.openDialog('preview')
      case 'answer':
        return ui.openDialog('brake')
      case 'show-waiting':
        return ui.openPanel('waiting')
      default:
        return unreachable(action)
    }
  }
}

/** Commands to the connected folder; each does nothing while there is none. */
export function useFolderActions() {
  const t = useTranslations('connect')
  const client = useClient()
  const id = useConnectedFolder()?.id
  const command = (kind: 'pause' | 'resume' | 'sync-now' | 'look-ahead') => () => {
    if (id !== undefined) client?.command(id, { kind })
  }
  const allow = async () => {
    if (id === undefined || !client) return
    if (!(await client.requestPermission(id))) toast(t('result.permission-denied'), { description: t('permissionHow') })
  }
  return {
    pause: command('pause'),
    resume: command('resume'),
    lookAhead: command('look-ahead'),
    syncNow: command('sync-now'),
    allow: () => void allow(),
  }
}
