'use client'
/** What key presses are read by: the machine's own keys, and what the person chose. */
import type { Keyboard } from './shortcuts'
import { isMac, useMac } from './use-mac'
import { signKeysNow, useSignKeys } from './use-sign-keys'

export function useKeyboard(): Keyboard {
  const mac = useMac()
  const [signs] = useSignKeys()
  return { mac, signs: signs === 'on' }
}

export function keyboardNow(): Keyboard {
  return { mac: isMac(), signs: signKeysNow() === 'on' }
}
