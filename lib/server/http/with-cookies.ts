/** An answer that also signs in, or renews who is signed in. */

export function withCookies(response: Response, from: Headers): Response {
  for (const cookie of from.getSetCookie()) response.headers.append('set-cookie', cookie)
  return response
}
