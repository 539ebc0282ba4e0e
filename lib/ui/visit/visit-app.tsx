'use client'
/**
 * The page of a shared link, for people who may have no account: nothing of the signed-in app runs here. It holds no data
 * of its own, and everything that it shows is asked for with the link's token.
 */
import { Toaster } from '../kit/toaster'
import { VisitFrame } from './visit-frame'
import { VisitGate } from './visit-gate'
import { VisitQueries } from './visit-queries'

export function VisitApp({ token }: { readonly token: string }) {
  return (
    <VisitQueries token={token}>
      <VisitFrame token={token}>
        <VisitGate token={token} />
      </VisitFrame>
      <Toaster />
    </VisitQueries>
  )
}
