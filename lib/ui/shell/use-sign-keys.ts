'use client'
/** Whether signs alone are shortcuts in this browser, and how to choose otherwise. */
import { createPreference, usePreference } from '../theme/use-preference'
import { parseSignKeys, SIGN_KEYS_COOKIE, type SignKeys } from './sign-keys'

const preference = createPreference(SIGN_KEYS_COOKIE, parseSignKeys)

export function useSignKeys(): readonly [SignKeys, (choice: SignKeys) => void] {
  return usePreference(preference, 'on')
}

export function signKeysNow(): SignKeys {
  return preference.current()
}
