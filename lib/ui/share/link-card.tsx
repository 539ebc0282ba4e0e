'use client'
/** One link: its address, how it stands, and what can be done with it. Every change is saved as it is made. */
import { ChevronDown, ExternalLink, QrCode as QrIcon, RefreshCw, Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SharedLink } from '../../core/protocol/links'
import { useNow } from '../format/use-now'
import { Button, buttonLook } from '../kit/button'
import { onDemand } from '../kit/on-demand'
import { useChangeLink } from '../queries/use-links'
import { AddressField } from './address-field'
import { EndDialog } from './end-dialog'
import { linkAddress } from './link-address'
import { LinkBreaches } from './link-breaches'
import { LinkCounts } from './link-counts'
import { linkPath } from './link-path'
import { LinkSettings } from './link-settings'
import { linkState } from './link-state'
import { RoleSelect } from './role-select'
import { SaveState } from './save-state'
import { withChange } from './with-change'

const QrCode = onDemand(async () => (await import('./qr-code')).QrCode)

interface LinkCardProps {
  readonly link: SharedLink
  /** It opens nothing else than what the dialog is about. */
  readonly exact: boolean
  /** All of it is in sight. */
  readonly opened: boolean
  /** What the dialog is about, or what was just made. */
  readonly focused: boolean
}

export function LinkCard({ link: saved, exact, opened, focused }: LinkCardProps) {
  const t = useTranslations('share')
  const now = useNow()
  const change = useChangeLink(saved)
  const [more, setMore] = useState(opened)
  const link = change.isPending ? withChange(saved, change.variables) : saved
  const state = linkState(link, now)
  return (
    <section aria-label={t('link')} className="flex flex-col gap-3 rounded-lg border border-line p-4">
      {state === 'open' ? (
        <AddressField address={linkAddress(window.location.origin, link)} focused={focused} />
      ) : (
        <div className="rounded-md bg-warn-wash px-3 py-2 text-13 text-warn">
          {state === 'stopped' ? <LinkBreaches breaches={link.breaches} /> : t(`state.${state}`)}
        </div>
      )}
      <p className="text-13 text-ink-soft">
        {!exact && `${t('among', { count: saved.nodes.length })} · `}
        {!saved.mine && `${t('by', { name: saved.creator })} · `}
        <LinkCounts link={saved} now={now} />
      </p>
      <div className="flex">
        <RoleSelect value={link.role} nodes={saved.nodes} onChange={role => change.mutate({ role })} />
      </div>
      <Doing link={link} open={state === 'open'} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button size="sm" tone="ghost" aria-expanded={more} onClick={() => setMore(!more)} className="-ms-2.5">
          <ChevronDown size={16} aria-hidden className={more ? 'rotate-180' : undefined} />
          {t('settings')}
        </Button>
        <SaveState change={change} />
      </div>
      {more && <LinkSettings link={link} now={now} onChange={change.mutate} />}
    </section>
  )
}

function Doing({ link, open }: { readonly link: SharedLink; readonly open: boolean }) {
  const t = useTranslations('share')
  const [qr, setQr] = useState(false)
  const [asked, setAsked] = useState<'renew' | 'revoke'>()
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {open && (
          <>
            <a href={linkPath(link)} target="_blank" rel="noopener noreferrer" className={buttonLook('secondary', 'sm')}>
              <ExternalLink size={14} aria-hidden />
              {t('visit')}
            </a>
            <Button size="sm" aria-expanded={qr} onClick={() => setQr(!qr)}>
              <QrIcon size={14} aria-hidden />
              {t('qr')}
            </Button>
          </>
        )}
        <Button size="sm" onClick={() => setAsked('renew')}>
          <RefreshCw size={14} aria-hidden />
          {t('renew.open')}
        </Button>
        <Button size="sm" tone="caution" onClick={() => setAsked('revoke')}>
          <Unlink size={14} aria-hidden />
          {t('revoke.open')}
        </Button>
      </div>
      {open && qr && <QrCode text={linkAddress(window.location.origin, link)} label={t('qrOf')} />}
      {asked && <EndDialog what={asked} link={link} onDone={() => setAsked(undefined)} />}
    </>
  )
}
