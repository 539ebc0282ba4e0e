/** Leaves for the sign-in page, which brings the person back to where they were. */

export function signInUrl(from: string): string {
  return `/sign-in?next=${encodeURIComponent(from)}`
}

export function goToSignIn(): void {
  window.location.assign(signInUrl(window.location.pathname))
}

/** The page to go to after signing in: only one of ours. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/files'
}
