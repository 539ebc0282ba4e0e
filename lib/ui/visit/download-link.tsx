'use client'
/** A download by the browser itself, which also goes on after a broken line. Not there where there are none left. */
import { useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, type ButtonProps, buttonLook } from '../kit/button'
import { useVisit } from './visit-context'
import { frontKey } from './visit-queries'

/** A limited number of downloads is one less once the bytes begin. */
const COUNTED_MS = 2500

interface DownloadLinkProps {
  readonly url: string
  readonly text: string
  readonly tone?: ButtonProps['tone']
  readonly size?: ButtonProps['size']
}

export function DownloadLink({ url, text, tone = 'primary', size = 'md' }: DownloadLinkProps) {
  const { exhausted } = useVisit()
  const counted = useCounted()
  const shown = (
    <>
      <Download size={16} aria-hidden />
      {text}
    </>
  )
  if (exhausted)
    return (
      <Button disabled focusableWhenDisabled tone={tone} size={size}>
        {shown}
      </Button>
    )
  return (
    <a href={url} download="" onClick={counted} className={buttonLook(tone, size)}>
      {shown}
    </a>
  )
}

/** The same for a row: a picture alone. */
export function SmallDownloadLink({ url, name }: { readonly url: string; readonly name: string }) {
  const t = useTranslations('files')
  const { exhausted } = useVisit()
  const counted = useCounted()
  if (exhausted) return null
  return (
    <a
      href={url}
      download=""
      onClick={counted}
      title={t('download')}
      aria-label={t('downloadOf', { name })}
      className={buttonLook('ghost', 'icon')}
    >
      <Download size={16} aria-hidden />
    </a>
  )
}

/** To be called when a download was begun. */
export function useCounted(): () => void {
  const { token, visit } = useVisit()
  const queries = useQueryClient()
  return () => {
    if (visit.downloadsLeft !== null) setTimeout(() => void queries.invalidateQueries({ queryKey: frontKey(token) }), COUNTED_MS)
  }
}
