'use client'
/** One click or key: a link is made, or found, and its address is on the clipboard. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useRef } from 'react'
import type { DriveId } from '../../core/ids'
import type { LinkMade, SharedLink } from '../../core/protocol/links'
import { formatExact } from '../format/format'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { copyText } from './copy-text'
import { linkAddress } from './link-address'
import type { ShareTarget } from './share-target'

/** `openDialog`: to change the link, to copy it by hand, or to give what the administrator demands. */
export function useQuickLink(drive: DriveId, openDialog: (targets: readonly ShareTarget[], link?: string) => void) {
  const queries = useQueryClient()
  const faultText = useFaultText()
  const say = useSay()
  /** A key that is held repeats itself; one link is enough. */
  const busy = useRef(false)
  return useCallback(
    async (targets: readonly ShareTarget[]) => {
      if (busy.current) return
      busy.current = true
      const made = quickLink(
        drive,
        targets.map(({ id }) => id),
      )
      const copied = copyText(made.then(addressOf))
      try {
        const answer = await made
        void askAnew(queries, drive).catch(() => {})
        if (answer.kind === 'policy') openDialog(targets)
        else if (await copied) say(answer.link, () => openDialog(targets, answer.link.id))
        else openDialog(targets, answer.link.id)
      } catch (error) {
        toast(faultText(error))
      } finally {
        busy.current = false
      }
    },
    [drive, openDialog, queries, faultText, say],
  )
}

async function askAnew(queries: QueryClient, drive: DriveId): Promise<void> {
  await (await import('../queries/use-links')).askLinksAnew(queries, drive)
}

async function quickLink(...asked: [DriveId, readonly ShareTarget['id'][]]): Promise<LinkMade> {
  return (await import('./quick-link')).quickLink(...asked)
}

function addressOf(answer: LinkMade): string {
  if (answer.kind === 'done') return linkAddress(window.location.origin, answer.link)
  throw new Error('there is no link to copy')
}

function useSay(): (link: SharedLink, change: () => void) => void {
  const t = useTranslations('share')
  const locale = useLocale()
  return useCallback(
    ({ hasPassword, expiresAt }, change) => {
      const may = t(hasPassword ? 'mayWithPassword' : 'may')
      const until = expiresAt === null ? '' : ` ${t('until', { time: formatExact(locale, expiresAt) })}`
      toast(t('copied'), { description: may + until, action: { label: t('change'), onClick: change } })
    },
    [t, locale],
  )
}
