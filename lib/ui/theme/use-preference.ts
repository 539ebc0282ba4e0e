'use client'
/** A choice of this browser that shows at once wherever it is used, without a reload, and stays for the next page. */
import { useSyncExternalStore } from 'react'
import { readPreference, savePreference } from './preference-cookie'

export interface Preference<Value extends string> {
  current(): Value
  choose(value: Value): void
  subscribe(listener: () => void): () => void
}

/** `changed`: what is to be done before the screens hear of a choice. */
export function createPreference<Value extends string>(
  cookie: string,
  parse: (text: string | undefined) => Value,
  changed = () => {},
): Preference<Value> {
  const listeners = new Set<() => void>()
  return {
    current: () => parse(readPreference(cookie)),
    choose(value) {
      savePreference(cookie, value)
      changed()
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** `unknown`: while the page is drawn on the server. */
export function usePreference<Value extends string>(
  preference: Preference<Value>,
  unknown: Value,
): readonly [Value, (value: Value) => void] {
  const value = useSyncExternalStore(preference.subscribe, preference.current, () => unknown)
  return [value, preference.choose]
}
