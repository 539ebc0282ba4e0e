import { describe, expect, test } from 'vitest'
import type { ContentHash, NodeId, RevisionId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { SearchQuerySchema } from '../../core/protocol/search'
import { mergeHits } from './merge-hits'
import { askedOf, filtersOf, isFiltered, passes, searchUrl } from './search-filters'
import { CHOOSE, DRIVE, inPlace, placesOf } from './search-places'

const NOW = Date.UTC(2026, 10, 22)
const DAY_MS = 86_400_000
const FOLDER = 'abcdefghijklmnopqrstuv'

function file(name: string, size = 10, at = NOW): RemoteNode {
  const revision = { id: name as RevisionId, content: '' as ContentHash, size, mtime: 0, chunks: 1, at, author: '', device: '' }
  return { id: name as NodeId, kind: 'file', parent: 'root' as NodeId, name, seq: 0, deleted: false, revision, conflict: null }
}

const filters = (text: string) => filtersOf(new URLSearchParams(text))

describe('the address of a search', () => {
  test('leads back to what was asked', () => {
    const asked = filters(`q=a+b&kind=image&size=large&changed=week&who=me&folder=${FOLDER}`)
    expect(filtersOf(new URL(searchUrl(asked), 'http://x').searchParams)).toEqual(asked)
    expect(isFiltered(asked)).toBe(true)
  })

  test('keeps whom it asks for, by id', () => {
    expect(searchUrl(filters('q=a&who=Zk3_id-9'))).toBe('/search?q=a&who=Zk3_id-9')
    expect(searchUrl(filters('q=a&who=%3Cb%3E'))).toBe('/search?q=a')
    expect(askedOf(filters('q=a&who=Zk3_id-9'), NOW)).toMatchObject({ who: 'Zk3_id-9' })
  })

  test('says nothing of what is not asked, and takes nonsense for nothing', () => {
    expect(searchUrl(filters('q=a&kind=nonsense&size=&folder=../etc'))).toBe('/search?q=a')
    expect(searchUrl(filters(''))).toBe('/search')
    expect(isFiltered(filters('q=a'))).toBe(false)
  })
})

test.each(['q=a', 'kind=folder', 'size=small', 'size=huge&changed=day', `q=%20&folder=${FOLDER}&who=me`])(
  'the server understands %s',
  text => {
    const asked = Object.entries(askedOf(filters(text), NOW)).filter(([, value]) => value !== undefined)
    expect(SearchQuerySchema.safeParse(Object.fromEntries(asked)).success).toBe(true)
  },
)

test.each<[string, RemoteNode, string, boolean]>([
  ['any', file('a.txt'), 'q=a', true],
  ['of its kind', file('a.jpg'), 'kind=image', true],
  ['of another kind', file('a.jpg'), 'kind=video', false],
  ['a folder has no size', { ...file('a'), kind: 'folder', revision: null }, 'size=small', false],
  ['at the edge of a size', file('a', 1_000_000), 'size=middle', true],
  ['below it', file('a', 999_999), 'size=middle', false],
  ['changed of late', file('a', 1, NOW - 2 * DAY_MS), 'changed=week', true],
  ['changed before', file('a', 1, NOW - 8 * DAY_MS), 'changed=week', false],
])('a name found here: %s', (_what, node, text, expected) => expect(passes(node, filters(text), NOW)).toBe(expected))

test('what is shown keeps its place when the server answers, and gets its snippet', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => ({ node: file(name), path: [] }))
  if (!a || !b || !c) throw new Error('three')
  const snippet = [{ text: 'x', marked: true }]
  const merged = mergeHits(
    [b, a],
    [
      { ...a, snippet },
      { ...c, snippet: null },
    ],
  )
  expect(merged.map(({ node }) => node.name)).toEqual(['b', 'a', 'c'])
  expect(merged[1]?.snippet).toEqual(snippet)
  expect(mergeHits([b], undefined)).toEqual([{ ...b, snippet: null }])
})

describe('where a search looks', () => {
  const OTHER = 'zyxwvutsrqponmlkjihgfe' as NodeId

  test('is offered: the whole drive, the folder looked in, the one it began in, and the way to any other', () => {
    expect(placesOf(filters('q=a'))).toEqual([DRIVE, CHOOSE])
    expect(placesOf(filters(`near=${FOLDER}`))).toEqual([DRIVE, FOLDER, CHOOSE])
    expect(placesOf(filters(`folder=${FOLDER}&near=${FOLDER}`))).toEqual([DRIVE, FOLDER, CHOOSE])
    expect(placesOf(filters(`folder=${OTHER}&near=${FOLDER}`))).toEqual([DRIVE, OTHER, FOLDER, CHOOSE])
  })

  test('can be any folder, which stays on offer when one looks everywhere again', () => {
    const chosen = inPlace(filters('q=a'), OTHER)
    expect(searchUrl(chosen)).toBe(`/search?q=a&folder=${OTHER}`)
    expect(placesOf(inPlace(chosen, DRIVE))).toEqual([DRIVE, OTHER, CHOOSE])
    expect(isFiltered(inPlace(chosen, DRIVE))).toBe(false)
  })
})
