/** What a check found wrong, in words. */

export interface Findings {
  readonly problems: string[]
  /** What was looked at, for the summary. */
  readonly counts: Record<'drives' | 'nodes' | 'revisions' | 'chunks' | 'packs' | 'bytes', number>
}

export function createFindings(): Findings {
  return { problems: [], counts: { drives: 0, nodes: 0, revisions: 0, chunks: 0, packs: 0, bytes: 0 } }
}

export type Report = (problem: string) => void

/** Every problem is said with where it is. */
export function reporter(findings: Findings, where: string): Report {
  return problem => void findings.problems.push(`${where}: ${problem}`)
}

/** Rows of a table in pages, by the id that came last. */
export async function* pages<Row>(find: (after: Row | undefined) => Promise<Row[]>): AsyncIterable<Row> {
  for (let page = await find(undefined); page.length > 0; page = await find(page.at(-1))) yield* page
}

export const PAGE = 5000
