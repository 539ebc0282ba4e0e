'use client'
/** When a new page shows what it asked the server for first, and may fetch what is not needed to show that. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { screenStands } from '../kit/once-standing'

/** A slow server holds up nothing for longer. */
const MOST_MS = 2000
/** So long an answer may take to be drawn. */
const DRAWN_MS = 1000

/**
 * Stays true once it was. `begun`: the first of the questions is answered, by which the others are asked; those of the
 * components below are by then, because their effects come before this one.
 */
export function useFirstAnswers(begun: boolean): boolean {
  const queries = useQueryClient()
  const [here, setHere] = useState(false)
  useEffect(() => {
    if (!begun || here) return
    let cancelDrawn = () => {}
    const look = () => {
      cancelDrawn()
      if (queries.isFetching() > 0) return
      cancelDrawn = onceDrawn(() => {
        screenStands()
        setHere(true)
      })
    }
    // Of a question that is only just asked it hears in the middle of a render, and before it counts as asked.
    const stop = queries.getQueryCache().subscribe(({ type }) => type === 'updated' && look())
    const timer = setTimeout(() => setHere(true), MOST_MS)
    look()
    return () => {
      stop()
      cancelDrawn()
      clearTimeout(timer)
    }
  }, [queries, begun, here])
  return here
}

/** An answer is drawn in several steps; a page that has nothing left to do has done them. Safari cannot say when that is. */
function onceDrawn(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, DRAWN_MS / 5)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(run, { timeout: DRAWN_MS })
  return () => cancelIdleCallback(idle)
}
