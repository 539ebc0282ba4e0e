/** Whether a request may change something: a page of another origin may not, whatever cookies it carries. */

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

interface Asked {
  readonly method: string
  readonly headers: { get(name: string): string | null }
}

/**
 * `publicOrigin`: where people open the server; without one, the host that the request itself names. Browsers send
 * Origin with everything that changes something; a client that sends neither it nor Sec-Fetch-Site is no browser, and
 * has no cookies that a page could ride on.
 */
export function sameOrigin(request: Asked, publicOrigin: string | undefined): boolean {
  if (SAFE.has(request.method)) return true
  const origin = request.headers.get('origin')
  if (origin === null) return ['same-origin', null].includes(request.headers.get('sec-fetch-site'))
  return isOwnOrigin(origin, request.headers.get('host'), publicOrigin)
}

export function isOwnOrigin(origin: string, host: string | null, publicOrigin: string | undefined): boolean {
  if (publicOrigin !== undefined) return origin === publicOrigin
  return URL.canParse(origin) && new URL(origin).host === host
}
