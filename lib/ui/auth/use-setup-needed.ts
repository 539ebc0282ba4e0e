'use client'
/** Whether the server still waits for its first account; `undefined` while that is not known. */
import { useEffect, useState } from 'react'
import { setupNeeded } from '../api/account'

export function useSetupNeeded(): boolean | undefined {
  const [needed, setNeeded] = useState<boolean>()
  useEffect(() => {
    // Without an answer the form is shown, and tells by itself what is wrong.
    setupNeeded().then(setNeeded, () => {})
  }, [])
  return needed
}
