/** The index over SQLite's FTS5, in a file of its own. Runs every statement on the thread that asks. */
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { ContentHash, DriveId, NodeId } from '../../core/ids'
import type { Snippet } from '../../core/protocol/search'
import { driveToken, findStatement } from './fts-query'
import { SETTINGS, TABLES, VERSION } from './fts-schema'
import type { Changes, Found, IndexQuery, SearchIndex, Unread } from './search-index'
import { snippetOf } from './snippet'
import { fold, parseTerms, type Term, toIndexed } from './words'

type Client = ReturnType<PrismaLibSql['createClient']>
type Args = (string | number | null)[]

const MAX_TRIES = 3

export class OtherVersion extends Error {}

/** `url`: like `file:/…`. Throws `OtherVersion` for a file of another version. */
export async function openFtsIndex(url: string): Promise<FtsIndex> {
  const client = new PrismaLibSql({ url }).createClient({ url })
  await client.executeMultiple(SETTINGS)
  const version = Number((await client.execute('PRAGMA user_version')).rows[0]?.user_version)
  if (version !== 0 && version !== VERSION) {
    client.close()
    throw new OtherVersion()
  }
  await client.executeMultiple(TABLES)
  return new FtsIndex(client)
}

export class FtsIndex implements SearchIndex {
  constructor(private readonly client: Client) {}

  close(): void {
    this.client.close()
  }

  async cursor(drive: DriveId, epoch: string): Promise<number> {
    const [row] = await this.all('SELECT epoch, cursor FROM drive WHERE id = ?', [drive])
    if (row?.epoch === epoch) return Number(row.cursor)
    await this.drop(drive)
    await this.run('INSERT INTO drive (id, epoch, cursor) VALUES (?, ?, 0)', [drive, epoch])
    return 0
  }

  async drop(drive: DriveId): Promise<void> {
    const num = await this.numberOf(drive)
    if (num === undefined) return
    await this.together(async () => {
      await this.run('DELETE FROM body WHERE rowid IN (SELECT id FROM content WHERE drive = ?)', [num])
      for (const table of ['content', 'node']) await this.run(`DELETE FROM ${table} WHERE drive = ?`, [num])
      await this.run('DELETE FROM drive WHERE num = ?', [num])
    })
  }

  async apply(drive: DriveId, { nodes, gone, cursor }: Changes): Promise<void> {
    const num = await this.numberOf(drive)
    if (num === undefined) return
    const rows = JSON.stringify(nodes.map(node => ({ ...node, name: fold(node.name) })))
    const ids = JSON.stringify([...nodes.map(node => node.id), ...gone])
    await this.together(async () => {
      const [before] = await this.all(
        `SELECT json_group_array(DISTINCT content) AS ids FROM node
         WHERE drive = ? AND content IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
        [num, ids],
      )
      await this.run(PUT_CONTENTS, [num, rows])
      await this.run(PUT_NODES, [num, rows])
      await this.run('DELETE FROM node WHERE drive = ? AND id IN (SELECT value FROM json_each(?))', [num, JSON.stringify(gone)])
      await this.forget(String(before?.ids ?? '[]'))
      await this.run('UPDATE drive SET cursor = ? WHERE num = ?', [cursor, num])
    })
  }

  /** Contents that no node has any more. */
  private async forget(ids: string): Promise<void> {
    const unused = 'IN (SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM node WHERE content = j.value))'
    await this.run(`DELETE FROM body WHERE rowid ${unused}`, [ids])
    await this.run(`DELETE FROM content WHERE id ${unused}`, [ids])
  }

  async unread(drive: DriveId, limit: number): Promise<readonly Unread[]> {
    const num = await this.numberOf(drive)
    if (num === undefined) return []
    const rows = await this.all(
      `SELECT c.id, c.hash, min(n.id) AS node, n.name FROM content c JOIN node n ON n.content = c.id
       WHERE c.drive = ? AND c.read = 0 AND c.tries < ${MAX_TRIES} GROUP BY c.id ORDER BY c.tries, c.id DESC LIMIT ?`,
      [num, limit],
    )
    const ids = JSON.stringify(rows.map(row => row.id))
    await this.run('UPDATE content SET tries = tries + 1 WHERE id IN (SELECT value FROM json_each(?))', [ids])
    return rows.map(row => ({ content: String(row.hash) as ContentHash, node: String(row.node) as NodeId, name: String(row.name) }))
  }

  async setText(drive: DriveId, content: ContentHash, text: string | null): Promise<void> {
    const num = await this.numberOf(drive)
    const [row] = await this.all('SELECT id FROM content WHERE drive = ? AND hash = ? AND read = 0', [num ?? null, content])
    if (num === undefined || !row) return
    const id = Number(row.id)
    await this.together(async () => {
      await this.run('UPDATE content SET read = 1, text = ? WHERE id = ?', [text, id])
      if (text !== null) await this.run('INSERT INTO body (rowid, drive, text) VALUES (?, ?, ?)', [id, driveToken(num), toIndexed(text)])
    })
  }

  async find(drive: DriveId, query: IndexQuery): Promise<readonly Found[]> {
    const num = await this.numberOf(drive)
    if (num === undefined) return []
    const terms = parseTerms(query.text)
    const { sql, args } = findStatement(num, query, terms)
    const rows = await this.all(sql, args)
    const snippets = new Map<number, Snippet | null>()
    const found: Found[] = []
    for (const row of rows) {
      const content = Number(row.content)
      if (row.inText === 1 && !snippets.has(content)) snippets.set(content, await this.snippet(content, terms))
      found.push({ id: String(row.id) as NodeId, snippet: (row.inText === 1 && snippets.get(content)) || null })
    }
    return found
  }

  private async snippet(content: number, terms: readonly Term[]): Promise<Snippet | null> {
    const [row] = await this.all('SELECT text FROM content WHERE id = ?', [content])
    return typeof row?.text === 'string' ? (snippetOf(row.text, terms) ?? null) : null
  }

  private async numberOf(drive: DriveId): Promise<number | undefined> {
    const [row] = await this.all('SELECT num FROM drive WHERE id = ?', [drive])
    return row ? Number(row.num) : undefined
  }

  private async all(sql: string, args: Args): Promise<readonly Record<string, unknown>[]> {
    return (await this.client.execute({ sql, args })).rows
  }

  private async run(sql: string, args: Args): Promise<void> {
    await this.client.execute({ sql, args })
  }

  /** Nobody else uses the connection meanwhile: questions come one after the other. */
  private async together(work: () => Promise<void>): Promise<void> {
    await this.client.execute('BEGIN IMMEDIATE')
    try {
      await work()
      await this.client.execute('COMMIT')
    } catch (error) {
      await this.client.execute('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}

const PUT_CONTENTS = `
  INSERT INTO content (drive, hash, tries, read)
  SELECT DISTINCT ?1, value ->> 'readable', 0, 0 FROM json_each(?2) WHERE value ->> 'readable' IS NOT NULL
  ON CONFLICT (drive, hash) DO NOTHING`

const PUT_NODES = `
  INSERT OR REPLACE INTO node (drive, id, parent, name, kind, size, at, author, device, content)
  SELECT ?1, value ->> 'id', value ->> 'parent', value ->> 'name', value ->> 'kind', value ->> 'size', value ->> 'at',
         value ->> 'author', value ->> 'device',
         (SELECT c.id FROM content c WHERE c.drive = ?1 AND c.hash = value ->> 'readable')
  FROM json_each(?2)`
