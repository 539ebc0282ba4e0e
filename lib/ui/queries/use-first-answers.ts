'use client'
/** When a new page has what it asked the server for first, and may fetch what is not needed to show that. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** A slow server holds up nothing for longer. */
const MOST_MS = 2000

/**
 * Stays true once it was. `begun`: the first of the questions is answered, by which the others are asked; those of the
 * components below are by then, because their effects come before this one.
 */
export function useFirstAnswers(begun: boolean): boolean {
  const queries = useQueryClient()
  const [here, setHere] = useState(false)
  useEffect(() => {
    if (!begun || here) return
    const look = () => queries.isFetching() === 0 && setHere(true)
    // Of a question that is only just asked it hears in the middle of a render, and before it counts as asked.
    const stop = queries.getQueryCache().subscribe(({ type }) => type === 'updated' && look())
    const timer = setTimeout(() => setHere(true), MOST_MS)
    look()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [queries, begun, here])
  return here
}
