import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Connection } from './connection'

let folder: string
let connection: Connection

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'a folder, 100% 中 '))
  connection = new Connection(pathToFileURL(join(folder, 'a.db')).href)
  connection.run('CREATE TABLE thing (name TEXT PRIMARY KEY, size INTEGER, bytes BLOB, at DATETIME)')
})

afterAll(async () => {
  connection.close()
  await rm(folder, { recursive: true })
})

const add = (...args: unknown[]) => connection.execute({ sql: 'INSERT INTO thing VALUES (?, ?, ?, ?)', args })
const find = (name: string) => connection.execute({ sql: 'SELECT * FROM thing WHERE name = ?', args: [name] })
const names = () => connection.execute('SELECT name FROM thing ORDER BY name').rows.flat()

test('values come back as they went in, in the order of the columns', () => {
  expect(add('one', Number.MAX_SAFE_INTEGER, new Uint8Array([1, 2, 3]).buffer, null).rowsAffected).toBe(1)
  const { columns, columnTypes, rows } = find('one')
  expect(columns).toEqual(['name', 'size', 'bytes', 'at'])
  expect(columnTypes).toEqual(['TEXT', 'INTEGER', 'BLOB', 'DATETIME'])
  expect(rows).toEqual([['one', Number.MAX_SAFE_INTEGER, new Uint8Array([1, 2, 3]).buffer, null]])
})

test('a whole number that would come back as another one is refused', () => {
  add('big', 2n ** 60n, null, null)
  expect(() => find('big')).toThrow(RangeError)
  expect(find('one').rows).toHaveLength(1)
})

test('a statement that failed works the next time, and holds up no transaction', () => {
  expect(() => add('one', 1, null, null)).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY', rawCode: 1555 }))
  connection.execute('BEGIN IMMEDIATE')
  expect(() => add('one', 1, null, null)).toThrow()
  add('two', 2, null, null)
  connection.execute('COMMIT')
  expect(names()).toEqual(['big', 'one', 'two'])
})

test('nothing of a transaction that is taken back stays', () => {
  connection.execute('BEGIN IMMEDIATE')
  add('three', 3, null, null)
  connection.execute('ROLLBACK')
  expect(names()).toEqual(['big', 'one', 'two'])
})

test('a script may change a table under statements that were used before', () => {
  connection.run('ALTER TABLE thing ADD COLUMN colour TEXT')
  expect(find('two').columns).toEqual(['name', 'size', 'bytes', 'at', 'colour'])
})

test('what another connection writes is seen, and its log can be folded in', () => {
  connection.run('PRAGMA journal_mode = WAL')
  names()
  const other = new Connection(pathToFileURL(join(folder, 'a.db')).href)
  other.execute("INSERT INTO thing (name) VALUES ('zero')")
  expect(names()).toEqual(['big', 'one', 'two', 'zero'])
  expect(other.execute('PRAGMA wal_checkpoint(TRUNCATE)').rows[0]?.[0]).toBe(0)
  other.close()
})
