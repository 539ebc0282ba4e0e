'use client'
/** Whether the keyboard has a Command key. On the server: no. */
import { useSyncExternalStore } from 'react'

const never = () => () => {}

export function useMac(): boolean {
  return useSyncExternalStore(never, isMac, () => false)
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}
