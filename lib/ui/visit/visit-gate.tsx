'use client'
/** What the link shows now: what is shared, the way to unlock it, or why there is nothing. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { unreachable } from '../../core/assert'
import { onDemand } from '../kit/on-demand'
import { OpenLink } from './open-link'
import { useFront } from './use-front'
import { useVisitTitle } from './use-visit-title'
import { VisitProvider } from './visit-context'
import { VisitLoading } from './visit-loading'
import { VisitFailed, VisitGone } from './visit-states'

const UnlockForm = onDemand(async () => (await import('./unlock-form')).UnlockForm, VisitLoading)

export function VisitGate({ token }: { readonly token: string }) {
  const { data, error, refetch } = useFront(token)
  if (!data && error)
    return (
      <Nameless>
        <VisitFailed error={error} retry={() => void refetch()} />
      </Nameless>
    )
  if (!data) return <VisitLoading />
  switch (data.kind) {
    case 'gone':
      return (
        <Nameless>
          <VisitGone />
        </Nameless>
      )
    case 'locked':
      return <UnlockForm token={token} />
    case 'open':
      return (
        <VisitProvider token={token} visit={data}>
          <TabTitle />
          <OpenLink />
        </VisitProvider>
      )
    default:
      return unreachable(data)
  }
}

/** Whatever the link is called, it is not told; a page has a name all the same. */
function Nameless({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('visit')
  return (
    <>
      <h1 className="sr-only">{t('brand')}</h1>
      {children}
    </>
  )
}

/** What a link is called is only told to those for whom it opens, and only while it does. */
function TabTitle() {
  const t = useTranslations('visit')
  const title = useVisitTitle()
  const brand = t('brand')
  useEffect(() => {
    document.title = `${title} – Lockstep`
    return () => {
      document.title = brand
    }
  }, [title, brand])
  return null
}
