/**
 * Guessing passwords is slow: for one address, for one account from one address, and for one account from everywhere. An
 * account that does not exist counts as any other, so that nobody learns from this which ones do.
 */
import { createAttempts, createGrowingAttempts, networkOf } from './attempts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** All that one address asks of the sign-in: a page asks a few times. */
const ASKED_A_MINUTE = 300
const SIGN_INS_A_MINUTE = 20
const FROM_ONE_ADDRESS = { free: 5, longestMs: 5 * MINUTE_MS, forgetMs: HOUR_MS }
/** Short, because it also makes the person wait whose account somebody else tries. */
const FROM_EVERYWHERE = { free: 50, longestMs: 4000, forgetMs: HOUR_MS }

export interface SignInLimits {
  /** Anything under the sign-in's paths. Throws `rate-limited`. */
  asked(address: string): Promise<void>
  /** A password for an account. Throws `rate-limited`. */
  tried(address: string, email: string): Promise<void>
  /** It was the right one. */
  worked(address: string, email: string): Promise<void>
}

export function createSignInLimits(): SignInLimits {
  const asks = createAttempts(ASKED_A_MINUTE, MINUTE_MS)
  const byAddress = createAttempts(SIGN_INS_A_MINUTE, MINUTE_MS)
  const byBoth = createGrowingAttempts(FROM_ONE_ADDRESS)
  const byAccount = createGrowingAttempts(FROM_EVERYWHERE)
  const both = (address: string, email: string) => `${networkOf(address)} ${email}`
  return {
    asked: address => asks.count(networkOf(address)),
    async tried(address, email) {
      await byAddress.count(networkOf(address))
      await byBoth.count(both(address, email))
      await byAccount.count(email)
    },
    // What was tried from elsewhere stays counted: it was somebody else.
    worked: (address, email) => byBoth.forgive(both(address, email)),
  }
}
