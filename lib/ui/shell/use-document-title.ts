'use client'
/** The title of the browser's tab, for what changes without a new page. */
import { useEffect } from 'react'

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Lockstep`
  }, [title])
}
