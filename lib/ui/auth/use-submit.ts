'use client'
/** One form that is sent to the server: what came of it, and whether it is on its way. */
import { type FormEvent, useState } from 'react'
import { useHydrated } from '../shell/use-hydrated'

export interface Submit<Result> {
  /** False until the page's scripts run: sent before, the browser itself would put the form's values into the address. */
  readonly ready: boolean
  readonly busy: boolean
  readonly result: Result | undefined
  readonly error: unknown
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** `send` gets the form's values by name. */
export function useSubmit<Result>(send: (values: (name: string) => string) => Promise<Result>): Submit<Result> {
  const ready = useHydrated()
  const [state, setState] = useState<Omit<Submit<Result>, 'onSubmit' | 'ready'>>({ busy: false, result: undefined, error: undefined })
  const run = async (form: HTMLFormElement) => {
    const values = new FormData(form)
    setState({ busy: true, result: undefined, error: undefined })
    try {
      const result = await send(name => String(values.get(name) ?? ''))
      setState({ busy: false, result, error: undefined })
    } catch (error) {
      setState({ busy: false, result: undefined, error })
    }
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!state.busy) void run(event.currentTarget)
  }
  return { ...state, ready, onSubmit }
}
