'use client'
/** Items that are not in step, each with its reason; the rest goes on without them. */
import { useTranslations } from 'next-intl'
import type { WaitingItem } from '../../core/status'
import { Name } from '../format/name'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { StatusMark } from './status-mark'
import { useFolderActions } from './use-status-action'

/** More than this many are told by number: nobody reads them one by one. */
const SHOWN = 200

export function WaitingList({ items }: { readonly items: readonly WaitingItem[] }) {
  const t = useTranslations('waiting')
  const common = useTranslations('common')
  const now = useNow(5000)
  const { syncNow } = useFolderActions()
  if (items.length === 0) return <p className="p-5 text-13 text-ink-soft">{t('none')}</p>
  return (
    <>
      <div className="flex items-center gap-3 px-4 py-2">
        <p className="flex-1 text-13 text-ink-soft">{t('intro', { count: items.length })}</p>
        <Button size="sm" onClick={syncNow}>
          {t('retryAll')}
        </Button>
      </div>
      <ul className="pb-2">
        {items.slice(0, SHOWN).map(item => (
          <Item key={item.id} item={item} now={now} />
        ))}
      </ul>
      {items.length > SHOWN && <p className="px-4 pb-3 text-13 text-ink-soft">{common('more', { count: items.length - SHOWN })}</p>}
    </>
  )
}

function Item({ item, now }: { readonly item: WaitingItem; readonly now: number }) {
  const t = useTranslations('waiting')
  const seconds = item.retryAt === undefined ? undefined : Math.max(0, Math.ceil((item.retryAt - now) / 1000))
  return (
    <li className="flex gap-2.5 px-4 py-1.5">
      <StatusMark figure="apart" tone="ask" className="mt-0.5" />
      <div className="min-w-0 flex-1 text-13">
        <Name text={item.path.join('/')} className="font-medium" />
        <p className="text-ink-soft">
          {t(`why.${item.why}`)} {seconds !== undefined && <span className="text-ink-faint">{t('retryIn', { seconds })}</span>}
        </p>
      </div>
    </li>
  )
}
