'use client'
/** One link: what it opens and to whom, how it was used, how long it goes on. */
import { Copy, ExternalLink, Files, FileText, Folder, Lock, RefreshCw, Settings2, Unlink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { SharedLink } from '../../core/protocol/links'
import { formatExact } from '../format/format'
import { Name } from '../format/name'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { toast } from '../kit/toast'
import { copyText } from '../share/copy-text'
import { linkAddress } from '../share/link-address'
import { LinkBreaches } from '../share/link-breaches'
import { LinkCounts } from '../share/link-counts'
import { type LinkState, linkState } from '../share/link-state'

export type LinkWish = 'change' | 'renew' | 'revoke'

interface LinkRowProps {
  readonly link: SharedLink
  readonly now: number
  readonly onAsk: (wish: LinkWish) => void
}

export function LinkRow({ link, now, onAsk }: LinkRowProps) {
  const name = useLinkName()(link)
  const state = linkState(link, now)
  const Icon = link.nodes.length > 1 ? Files : link.nodes[0]?.kind === 'file' ? FileText : Folder
  return (
    <li className="flex items-center gap-3.5 py-3 pe-2.5 ps-4">
      <Icon size={20} strokeWidth={1.75} aria-hidden className="@max-md:hidden shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={() => onAsk('change')}
          className="block max-w-full rounded-sm text-start font-medium hover:underline"
        >
          <Name text={name} />
        </button>
        <Terms link={link} state={state} />
        {state === 'stopped' && <Stopped link={link} onMend={() => onAsk('change')} />}
        <p className="text-13 text-ink-soft">
          <LinkCounts link={link} now={now} />
        </p>
      </div>
      <Doing link={link} name={name} open={state === 'open'} onAsk={onAsk} />
    </li>
  )
}

/** As visitors read it. */
function useLinkName(): (link: SharedLink) => string {
  const t = useTranslations('links')
  return ({ title, nodes }) => {
    if (title !== null) return title
    return nodes.length === 1 && nodes[0] ? nodes[0].name : t('several', { count: nodes.length, name: nodes[0]?.name ?? '' })
  }
}

function Terms({ link, state }: { readonly link: SharedLink; readonly state: LinkState }) {
  const t = useTranslations('links')
  const share = useTranslations('share')
  const locale = useLocale()
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-soft">
      <span>{share(`role.${link.role}`)}</span>
      {link.hasPassword && (
        <span className="flex items-center gap-1">
          <Lock size={12} aria-hidden />
          {t('password')}
        </span>
      )}
      {link.expiresAt !== null && state !== 'over' && <span>{t('until', { time: formatExact(locale, link.expiresAt) })}</span>}
      {state !== 'open' && (
        <span className="rounded-full bg-warn-wash px-2 font-medium text-12 text-warn leading-5">{t(`state.${state}`)}</span>
      )}
    </p>
  )
}

/** What whoever keeps the link can do about it, where they can. */
function Stopped({ link: { breaches }, onMend }: { readonly link: SharedLink; readonly onMend: () => void }) {
  const t = useTranslations('links')
  return (
    <div className="my-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-warn">
      <LinkBreaches breaches={breaches} />
      {!breaches.includes('no-links') && (
        <Button size="sm" onClick={onMend}>
          {t('mend')}
        </Button>
      )}
    </div>
  )
}

interface DoingProps extends Omit<LinkRowProps, 'now'> {
  readonly name: string
  readonly open: boolean
}

function Doing({ link, name, open, onAsk }: DoingProps) {
  const t = useTranslations('links')
  const share = useTranslations('share')
  const copy = async () => {
    if (await copyText(linkAddress(window.location.origin, link))) toast(share('copied'))
    // There its address can be copied by hand.
    else onAsk('change')
  }
  return (
    <div className="flex shrink-0 items-center">
      {open && (
        <IconButton label={t('copyOf', { name })} onClick={() => void copy()}>
          <Copy size={16} aria-hidden />
        </IconButton>
      )}
      <RowMenu label={t('actionsOf', { name })}>
        <MenuItem onClick={() => onAsk('change')}>
          <Settings2 size={16} aria-hidden />
          {share('change')}
        </MenuItem>
        {open && (
          <MenuItem render={<a href={linkAddress('', link)} target="_blank" rel="noopener noreferrer" />}>
            <ExternalLink size={16} aria-hidden />
            {share('visit')}
          </MenuItem>
        )}
        <MenuItem onClick={() => onAsk('renew')}>
          <RefreshCw size={16} aria-hidden />
          {share('renew.open')}
        </MenuItem>
        <MenuItem onClick={() => onAsk('revoke')}>
          <Unlink size={16} aria-hidden />
          {share('revoke.open')}
        </MenuItem>
      </RowMenu>
    </div>
  )
}
