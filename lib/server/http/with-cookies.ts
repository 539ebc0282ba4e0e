/** An answer that also signs in, or renews who is signed in. */

/** `from`: what else is in it stays there. */
export function withCookies(response: Response, from: Headers | undefined): Response {
  for (const cookie of from?.getSetCookie() ?? []) response.headers.append('set-cookie', cookie)
  return response
}
