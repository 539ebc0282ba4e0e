'use client'
/**
 * Keeps the address on a drive that this person may use: leads away from one that was taken, and goes along with one
 * that is not their first any more.
 */
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Drive } from '../api/drive'
import { useDriveClient } from '../client/drive-client-provider'
import { toast } from '../kit/toast'
import { useDrive, useMe } from '../queries/use-me'
import { baseFor, driveIn } from '../shell/route'
import { useShellUi } from '../shell/shell-ui'
import { useGoToDrive } from './use-go-to-drive'

/** Shows nothing itself. */
export function LostDrive() {
  useLeave()
  useFollowFirst()
  return null
}

/** Said once, however often it is found out. */
const TOAST = 'lost-drive'

function useLeave(): void {
  const t = useTranslations('drives')
  const { go, ahead } = useGoToDrive()
  const ui = useShellUi()
  const named = driveIn(usePathname())
  const { data, isFetching } = useMe()
  const drive = useDrive()
  const shown = useRef<Drive>(undefined)
  const client = useDriveClient()
  const replica = useRef(client)
  useEffect(() => {
    if (named !== undefined) ahead('')
  }, [named, ahead])
  useEffect(() => {
    if (drive) shown.current = drive
    if (client) replica.current = client
    // What is being asked for may hold a drive that is new to this page.
    if (!data || isFetching || named === undefined || drive) return
    const lost = shown.current?.id === named ? shown.current : undefined
    toast(lost ? t('lost', { name: lost.name }) : t('unknown'), { id: TOAST, description: t(lost ? 'lostText' : 'unknownText') })
    ui.hide()
    if (lost && replica.current?.drive === lost.id) replica.current.forget().catch(reportError)
    go('', 'replace')
  }, [data, isFetching, named, drive, client, go, ui, t])
}

/** The drive with the short addresses may become another, when it was given away. */
function useFollowFirst(): void {
  const router = useRouter()
  const named = driveIn(usePathname())
  const drives = useMe().data?.drives
  const first = drives?.[0]?.id
  const before = useRef(first)
  useEffect(() => {
    const was = before.current
    before.current = first
    if (was === undefined || was === first || named !== undefined || !drives?.some(({ id }) => id === was)) return
    const { pathname, search } = window.location
    router.replace(baseFor(was, drives) + pathname + search)
  }, [first, named, drives, router])
}
