'use client'
/** Where one types what is sought. The first letter leads to the results, which then follow the typing. */
import { Search, X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, Suspense, useEffect, useRef, useState } from 'react'
import { ROOT } from '../../core/ids'
import { Button } from '../kit/button'
import { Keys } from '../kit/keys'
import { folderOf, sectionOf } from '../shell/route'
import { SHORTCUTS } from '../shell/shortcuts'
import { SEARCH_BOX_ID } from '../shell/use-global-keys'
import { useHydrated } from '../shell/use-hydrated'
import { useKeyboard } from '../shell/use-keyboard'
import { useRoutes } from '../shell/use-routes'
import { withText } from './search-address'

/** Characters; the server takes no more (`MAX_SEARCH_LENGTH`). */
const LONGEST = 200

export function SearchBox() {
  return (
    <Suspense fallback={<div className="flex-1" />}>
      <Box />
    </Suspense>
  )
}

function Box() {
  const t = useTranslations('search')
  const { text, change } = useAskedText()
  const { signs } = useKeyboard()
  const composing = useRef(false)
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? text
  const type = (value: string) => {
    if (composing.current) return setDraft(value)
    setDraft(undefined)
    change(value)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') shown === '' ? event.currentTarget.blur() : type('')
    else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('#content [data-row]')?.focus()
    else return
    event.preventDefault()
  }
  return (
    <search className="relative flex min-w-0 max-w-xl flex-1 items-center">
      <Search size={16} aria-hidden className="pointer-events-none absolute inset-s-2.5 text-ink-faint" />
      <input
        id={SEARCH_BOX_ID}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        maxLength={LONGEST}
        value={shown}
        onChange={event => type(event.currentTarget.value)}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={event => {
          composing.current = false
          type(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        className="min-h-9 w-full rounded-md border border-line-strong bg-canvas pe-10 ps-8.5 text-14 placeholder:text-ink-faint focus-visible:border-accent focus-visible:outline-offset-0 pointer-coarse:min-h-11 pointer-coarse:text-16"
      />
      <span className="absolute inset-e-1.5 flex">
        {shown === '' ? (
          signs && (
            <span aria-hidden className="pe-1 pointer-coarse:hidden">
              <Keys combination={SHORTCUTS.search.keys[0]} mac={false} />
            </span>
          )
        ) : (
          <Button tone="ghost" size="icon" aria-label={t('clear')} title={t('clear')} onClick={() => type('')}>
            <X size={16} aria-hidden />
          </Button>
        )}
      </span>
    </search>
  )
}

/** What the address asks for, and how to ask for something else. */
function useAskedText() {
  const hydrated = useHydrated()
  const router = useRouter()
  const pathname = usePathname()
  const { base } = useRoutes()
  const query = useSearchParams()
  const searching = sectionOf(pathname) === 'search'
  // What was typed since the way to the results began, until it ends there.
  const [ahead, setAhead] = useState<string>()
  useEffect(() => {
    if (!searching || ahead === undefined) return
    window.history.replaceState(null, '', base + withText(window.location.search, ahead))
    setAhead(undefined)
  }, [searching, ahead, base])
  const change = (text: string) => {
    if (searching) return window.history.replaceState(null, '', base + withText(query.toString(), text))
    setAhead(text)
    const folder = folderOf(pathname)
    if (ahead === undefined) router.push(base + withText(folder === ROOT ? '' : `near=${folder}`, text))
  }
  return { text: ahead ?? (searching && hydrated ? (query.get('q') ?? '') : ''), change }
}
