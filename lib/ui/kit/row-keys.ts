'use client'
/** Arrow keys through a list whose rows each have one element marked `data-row`; Tab still reaches everything. */
import type { KeyboardEvent } from 'react'
import { itemAfterKey } from '../files/list-keys'

const PAGE_ROWS = 10

export function onRowKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const row = rows.indexOf(event.target as HTMLElement)
  if (row === -1) return
  const next = itemAfterKey(event.key, row, { count: rows.length, columns: 1, page: PAGE_ROWS })
  if (next === undefined) return
  event.preventDefault()
  rows[next]?.focus()
}
