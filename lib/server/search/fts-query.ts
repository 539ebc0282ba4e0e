/** A search as one SQL statement: each word in the name or in the text, filters beside it, names before texts. */
import { ROOT } from '../../core/ids'
import type { IndexQuery } from './search-index'
import { fold, type Term } from './words'

export interface Statement {
  readonly sql: string
  readonly args: (string | number)[]
}

/** `drive`: its number in the index. */
export function findStatement(drive: number, query: IndexQuery, terms: readonly Term[]): Statement {
  const args: (string | number)[] = []
  const bind = (value: string | number) => {
    args.push(value)
    return `?${args.length}`
  }
  const num = bind(drive)
  const inText = terms.map((term, i) => ({ term, table: `text${i}` })).filter(({ term }) => term.tokens.length > 0)
  const tables = inText.map(
    ({ term, table }) => `${table} AS (SELECT rowid AS id FROM body WHERE body MATCH ${bind(matching(drive, [term]))})`,
  )
  if (inText.length > 0) {
    const any = bind(
      matching(
        drive,
        inText.map(({ term }) => term),
      ),
    )
    tables.push(`score AS (SELECT rowid AS id, bm25(body) AS value FROM body WHERE body MATCH ${any})`)
  }
  const below = query.folder !== undefined && query.folder !== ROOT
  if (below) tables.push(belowTable(num, bind(query.folder)))

  const inName = terms.map(term => `instr(n.name, ${bind(term.text)}) > 0`)
  const each = terms.map((_, i) => {
    const table = inText.find(entry => entry.table === `text${i}`)?.table
    return table ? `(${inName[i]} OR n.content IN (SELECT id FROM ${table}))` : `${inName[i]}`
  })
  const where = [`n.drive = ${num}`, ...each, ...filters(query, bind)]
  if (below) where.push('n.id IN (SELECT id FROM below)')
  const score = inText.length > 0 ? 's.value' : 'NULL'
  const order = terms.length > 0 ? orderOf(inName.join(' AND '), bind(fold(query.text.trim())), score) : 'n.at DESC'
  const sql = `${tables.length > 0 ? `WITH RECURSIVE ${tables.join(', ')}` : ''}
    SELECT n.id, n.content, ${score} IS NOT NULL AS inText FROM node n
    ${inText.length > 0 ? 'LEFT JOIN score s ON s.id = n.content' : ''}
    WHERE ${where.join(' AND ')}
    ORDER BY ${order}, n.name, n.id LIMIT ${bind(query.limit + 1)}`
  return { sql, args }
}

/** The whole name, its beginning, somewhere in the name, only the text; and inside each what fits the words best. */
function orderOf(allInName: string, whole: string, score: string): string {
  return `CASE WHEN NOT (${allInName}) THEN 3 WHEN n.name = ${whole} THEN 0 WHEN instr(n.name, ${whole}) = 1 THEN 1 ELSE 2 END,
    coalesce(${score}, 0), n.at DESC`
}

/** CROSS JOIN: from what was found to what is in it, never through the whole drive for each. */
function belowTable(drive: string, folder: string): string {
  return `below(id) AS (SELECT id FROM node WHERE drive = ${drive} AND parent = ${folder}
    UNION SELECT c.id FROM below b CROSS JOIN node c WHERE c.drive = ${drive} AND c.parent = b.id)`
}

function filters({ kinds, who, minSize, maxSize, after, before }: IndexQuery, bind: (value: string | number) => string): string[] {
  const list: string[] = []
  if (kinds) list.push(`n.kind IN (SELECT value FROM json_each(${bind(JSON.stringify(kinds))}))`)
  if (who !== undefined) {
    const id = bind(who)
    list.push(`(n.author = ${id} OR n.device = ${id})`)
  }
  if (minSize !== undefined) list.push(`n.size >= ${bind(minSize)}`)
  if (maxSize !== undefined) list.push(`n.size <= ${bind(maxSize)}`)
  if (after !== undefined) list.push(`n.at >= ${bind(after)}`)
  if (before !== undefined) list.push(`n.at < ${bind(before)}`)
  return list
}

/** Any of the terms, in this drive's texts alone. Tokens are letters and digits, so nothing in them can be syntax. */
function matching(drive: number, terms: readonly Term[]): string {
  const phrases = terms.map(({ tokens, open }) => `"${tokens.join(' ')}"${open ? '*' : ''}`)
  return `drive : ${driveToken(drive)} AND text : (${phrases.join(' OR ')})`
}

/** The word in each of its texts by which a drive's are told apart. */
export function driveToken(drive: number): string {
  return `d${drive}`
}
