'use client'
/** Where the bytes of shared files come from. */
import { useMemo } from 'react'
import { linkAddress } from '../api/visit'
import { type BytesOf, serverBytes } from '../preview/file-bytes'
import { useVisit } from './visit-context'

export function useLinkBytes(): BytesOf {
  const { token, can } = useVisit()
  const downloads = can('download')
  return useMemo(() => file => serverBytes(linkAddress(token), file, downloads), [token, downloads])
}
