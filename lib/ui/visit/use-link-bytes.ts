'use client'
/** Where the bytes of shared files come from. What is refused because something is not as it was makes the page look again. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RemoteFault } from '../../core/ports'
import { linkAddress, visitedContentUrl } from '../api/visit'
import { type BytesOf, type FileBytes, serverBytes } from '../preview/file-bytes'
import { useVisit } from './visit-context'
import { linkKey } from './visit-queries'

export function useLinkBytes(): BytesOf {
  const { token, can } = useVisit()
  const queries = useQueryClient()
  const downloads = can('download')
  return useMemo(() => {
    const lookAgain = () => void queries.invalidateQueries({ queryKey: linkKey(token) })
    return file => ({
      ...noticing(serverBytes(linkAddress(token), file), lookAgain),
      downloadUrl: downloads ? visitedContentUrl(token, file.node) : undefined,
    })
  }, [token, downloads, queries])
}

/** Another content, no downloads left, another password, or nothing any more. */
const NOT_AS_IT_WAS: readonly RemoteFault['kind'][] = ['changed', 'link-exhausted', 'link-locked', 'not-found']

function noticing(bytes: FileBytes, lookAgain: () => void): FileBytes {
  const read: FileBytes['read'] = (from, to, signal) =>
    bytes.read(from, to, signal).catch((error: unknown) => {
      if (error instanceof RemoteFault && NOT_AS_IT_WAS.includes(error.kind)) lookAgain()
      throw error
    })
  return { ...bytes, read }
}
