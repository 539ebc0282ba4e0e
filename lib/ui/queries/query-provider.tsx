'use client'
/** The screens' memory of what the server said. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { RemoteFault } from '../../core/ports'
import { onSignedOut } from '../auth/signed-out'

export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(makeClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

function makeClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      // The browser's own idea of being offline is wrong for a server in the same house.
      queries: { networkMode: 'always', staleTime: 10_000, gcTime: 600_000, retry: worthRetrying, retryDelay: 700 },
      mutations: { networkMode: 'always', onError: leaveWhenSignedOut },
    },
  })
}

function worthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof RemoteFault && (error.kind === 'offline' || error.kind === 'internal')
}

function leaveWhenSignedOut(error: Error): void {
  if (error instanceof RemoteFault && error.kind === 'signed-out') onSignedOut()
}
