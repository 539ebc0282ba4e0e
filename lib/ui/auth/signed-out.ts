/**
 * The session ended under an open page. Where work waits in it the person signs in above it, so that the work goes on
 * and nothing is lost; else the sign-in page is gone to.
 */
import { goToSignIn } from './go-to-sign-in'

interface OpenPage {
  /** Something in it would be lost with it. */
  isBusy(): boolean
  /** Asks the person to sign in above it. */
  ask(): void
}

let page: OpenPage | undefined

/** Gives what ends it. */
export function holdPage(held: OpenPage): () => void {
  page = held
  return () => {
    if (page === held) page = undefined
  }
}

export function onSignedOut(): void {
  if (page?.isBusy()) page.ask()
  else goToSignIn()
}
