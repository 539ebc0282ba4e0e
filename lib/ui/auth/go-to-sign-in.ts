/** Leaves for the sign-in page, which brings the person back to where they were. */

export function signInUrl(from: string): string {
  return `/sign-in?next=${encodeURIComponent(from)}`
}

/** For a way back that is a secret: behind # it is sent to no server, and stands in no log. */
export function signInAndBackUrl(from: string): string {
  return `/sign-in#${encodeURIComponent(from)}`
}

/** The same for somebody who has no account yet. */
export function signUpAndBackUrl(from: string): string {
  return `/sign-up#${encodeURIComponent(from)}`
}

export function goToSignIn(): void {
  window.location.assign(signInUrl(window.location.pathname))
}

/** The page that the address of the sign-in page names. */
export function nextPage({ search, hash }: Pick<Location, 'search' | 'hash'>): string {
  return safeNext(new URLSearchParams(search).get('next') ?? decoded(hash.slice(1)))
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The page to go to after signing in: only one of ours. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/files'
}
