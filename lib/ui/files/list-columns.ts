/** The columns that a person may have in the list beside the names, and how wide each is. Pure. */

export const LIST_COLUMNS = ['kind', 'author', 'size', 'modified'] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

export const USUAL_COLUMNS: readonly ListColumn[] = ['kind', 'size', 'modified']

/** Where there is little room, some are left out and the others are narrower; as `files-kind` and `files-author` in files.css. */
const WIDE: Record<ListColumn, string> = { kind: '8rem', author: '9rem', size: '6.5rem', modified: '9.5rem' }
const NARROW: Partial<Record<ListColumn, string>> = { size: '6rem', modified: '9rem' }

/** As the style sheet of the list takes them. */
export function columnTracks(columns: readonly ListColumn[]): Readonly<Record<'--files-wide' | '--files-narrow', string>> {
  const tracks = (widths: Partial<Record<ListColumn, string>>) => columns.flatMap(column => widths[column] ?? []).join(' ')
  return { '--files-wide': tracks(WIDE), '--files-narrow': tracks(NARROW) }
}

/** With it, or without where it was; always in the order of the list. */
export function toggledColumn(columns: readonly ListColumn[], column: ListColumn): readonly ListColumn[] {
  return LIST_COLUMNS.filter(known => (known === column) !== columns.includes(known))
}
