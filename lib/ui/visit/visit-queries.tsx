'use client'
/** The page's memory of what a link showed. Whatever the link refuses makes it look again whether it opens at all. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { NodeId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'

const CLOSED: readonly RemoteFault['kind'][] = ['link-locked', 'link-exhausted', 'not-found']

/** Everything of a link. */
export const linkKey = (token: string) => ['link', token]
/** Whether it opens, and what it names. */
export const frontKey = (token: string) => ['link', token, 'front']
export const folderKey = (token: string, folder: NodeId | undefined) => ['link', token, 'folder', folder]

interface VisitQueriesProps {
  readonly token: string
  readonly children: ReactNode
}

export function VisitQueries({ token, children }: VisitQueriesProps) {
  const [client] = useState(() => makeClient(token))
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

function makeClient(token: string): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: error => {
        if (error instanceof RemoteFault && CLOSED.includes(error.kind)) void client.invalidateQueries({ queryKey: frontKey(token) })
      },
    }),
    // The browser's own idea of being offline is wrong for a server in the same house.
    defaultOptions: { queries: { networkMode: 'always', staleTime: 10_000, retry: worthRetrying, retryDelay: 700 } },
  })
  return client
}

function worthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof RemoteFault && (error.kind === 'offline' || error.kind === 'internal')
}
