'use client'
/** How a list of files is sorted by one of its columns, and how it will be after a click on the column's head. */
import { changeFilesView, useFilesView } from './files-view'
import { nextSort, type SortKey } from './sort-nodes'

interface ColumnSort {
  /** `undefined`: by another column. */
  readonly direction: 'ascending' | 'descending' | undefined
  readonly turn: () => void
}

export function useColumnSort(column: SortKey): ColumnSort {
  const { sort } = useFilesView()
  const direction = sort.descending ? 'descending' : 'ascending'
  return {
    direction: sort.key === column ? direction : undefined,
    turn: () => changeFilesView({ sort: nextSort(sort, column) }),
  }
}
