/** After something changed about which drives there are, and what may be done in them. */
import type { QueryClient } from '@tanstack/react-query'
import { OF_DRIVE } from './drive-key'
import { ME } from './use-me'

/** The drives come first: what is asked of each follows from them. */
export async function askAnew(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: ME })
  void queries.invalidateQueries({ queryKey: [OF_DRIVE] })
}
