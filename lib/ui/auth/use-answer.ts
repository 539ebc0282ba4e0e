'use client'
/** What the server says about the secret of a link; asked again by `retry`. */
import { useEffect, useState } from 'react'

interface Asked<Answer> {
  readonly answer: Answer | undefined
  readonly error: unknown
}

/** `token`: `undefined` until it is known. `ask`: the same function each time. */
export function useAnswer<Answer>(
  token: string | undefined,
  ask: (token: string) => Promise<Answer>,
): Asked<Answer> & { readonly retry: () => void } {
  const [asked, setAsked] = useState<Asked<Answer>>({ answer: undefined, error: undefined })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (token === undefined) return
    let here = true
    setAsked({ answer: undefined, error: undefined })
    ask(token).then(
      answer => here && setAsked({ answer, error: undefined }),
      (error: unknown) => here && setAsked({ answer: undefined, error }),
    )
    return () => {
      here = false
    }
  }, [token, ask, tries])
  return { ...asked, retry: () => setTries(tries + 1) }
}
