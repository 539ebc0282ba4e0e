/** The address of a search, as far as the box in which one types knows it. Pure; what else it holds is in `search-filters.ts`. */

/** `query`: what the address asks for now; all but the text stays. */
export function withText(query: string, text: string): string {
  const next = new URLSearchParams(query)
  if (text === '') next.delete('q')
  else next.set('q', text)
  return next.size === 0 ? '/search' : `/search?${next}`
}
