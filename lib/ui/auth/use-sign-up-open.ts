'use client'
/** Whether anybody may make an account here; `undefined` while that is not known. */
import { useEffect, useState } from 'react'
import { isSignUpOpen } from '../api/new-account'

export function useSignUpOpen(): boolean | undefined {
  const [open, setOpen] = useState<boolean>()
  useEffect(() => {
    isSignUpOpen().then(setOpen, () => setOpen(false))
  }, [])
  return open
}
