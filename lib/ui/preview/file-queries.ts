'use client'
/** What is read of a file to show it, remembered for a moment: paging back and forth asks once. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { MOST_TEXT_BYTES } from './can-edit'
import { type Decoded, decodeText } from './decode-text'
import type { FileBytes } from './file-bytes'

const HEAD_BYTES = 8 * 1024
const KEPT_MS = 60_000

/** `what`: which part of the file it is about. The content behind a key never changes. */
export function useFileQuery<Data>(bytes: FileBytes, what: string, read: (signal: AbortSignal) => Promise<Data>): UseQueryResult<Data> {
  return useQuery({
    queryKey: ['preview', bytes.key, what],
    queryFn: ({ signal }) => read(signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  })
}

export function useFileText(bytes: FileBytes): UseQueryResult<Decoded> {
  return useFileQuery(bytes, 'text', signal => readText(bytes, signal))
}

/** The first `MOST_TEXT_BYTES` of it. */
export async function readText(bytes: FileBytes, signal: AbortSignal): Promise<Decoded> {
  const start = await bytes.read(0, MOST_TEXT_BYTES, signal)
  return decodeText(start, start.length < MOST_TEXT_BYTES)
}

/** Whether a file of which nothing is known looks like text. */
export function useLooksLikeText(bytes: FileBytes): UseQueryResult<boolean> {
  return useFileQuery(bytes, 'head', async signal => {
    const head = await bytes.read(0, HEAD_BYTES, signal)
    return decodeText(head, head.length < HEAD_BYTES).kind === 'text'
  })
}
