import { describe, expect, test } from 'vitest'
import { type DriveId, type NodeId, ROOT } from '../../core/ids'
import { baseFor, baseOf, driveIn, folderOf, routesIn, sectionOf } from './route'

const ID = 'abcdefghijklmnopqrstuv' as NodeId
const FIRST = 'driveAAAAAAAAAAAAAAAAA' as DriveId
const OTHER = 'driveBBBBBBBBBBBBBBBBB' as DriveId

describe.each([
  ['the first drive', ''],
  ['another drive', `/d/${OTHER}`],
])('in %s', (_what, base) => {
  const routes = routesIn(base)

  test('a folder’s address leads back to it', () => {
    expect(folderOf(routes.folder(ID))).toBe(ID)
    expect(folderOf(routes.folder(ROOT))).toBe(ROOT)
  })

  test('every address leads back to the drive and the section', () => {
    const file = routes.node({ id: ID, kind: 'file', parent: ROOT })
    expect(file).toBe(`${base}/files?file=${ID}`)
    expect(routes.node({ id: ID, kind: 'folder', parent: ROOT })).toBe(routes.folder(ID))
    for (const address of [file, routes.folder(ID), routes.section('trash')]) expect(baseOf(address)).toBe(base)
    expect(sectionOf(routes.section('devices'))).toBe('devices')
    expect(sectionOf(routes.folder(ID))).toBe('files')
  })
})

test('the first drive has the short addresses', () => {
  const drives = [{ id: FIRST }, { id: OTHER }]
  expect(baseFor(FIRST, drives)).toBe('')
  expect(driveIn(`${baseFor(OTHER, drives)}/files`)).toBe(OTHER)
  expect(driveIn('/files')).toBeUndefined()
})

test.each(['/d/short/files', `/d/${OTHER}x/files`, `/x/d/${OTHER}`, '/d/../../etc/passwd000000'])('%s names no drive', pathname => {
  expect([driveIn(pathname), baseOf(pathname)]).toEqual([undefined, ''])
})

test.each(['/files/nonsense', '/files/../etc', '/settings', '/', '/other/abcdefghijklmnopqrstuv'])('%s shows the top', pathname => {
  expect(folderOf(pathname)).toBe(ROOT)
})

test('the section of an address', () => {
  expect(sectionOf('/devices')).toBe('devices')
  expect(sectionOf('/nowhere')).toBeUndefined()
})
