/** Signing in without a page, as the form does it. */
import type { Account } from './account'
import type { Line } from './line'

/** As `BrowserContext.addCookies` takes them; Playwright gives its own type no name. */
interface Cookie {
  readonly name: string
  readonly value: string
  readonly url: string
  /** Seconds since 1970. */
  readonly expires: number
  readonly httpOnly: boolean
  readonly sameSite: 'Lax'
}

/** A session of its own for a browser. Throws when the server gives none. */
export async function newSession({ origin }: Line, { email, password }: Account): Promise<Cookie[]> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie().map(set => cookieOf(set, origin))
}

function cookieOf(set: string, url: string): Cookie {
  const [pair = '', ...attributes] = set.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  const seconds = Number(attributes.find(each => /^max-age=/i.test(each))?.split('=')[1])
  if (!(seconds > 0)) throw new Error(`a cookie that does not last: ${set}`)
  const expires = Math.floor(Date.now() / 1000) + seconds
  return { name, value: pair.slice(name.length + 1), url, expires, httpOnly: true, sameSite: 'Lax' }
}
