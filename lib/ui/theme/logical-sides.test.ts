/**
 * Where a side of the page is meant, the code says start or end, so that a language that is written from right to left
 * gets the page mirrored. What is physical for a reason stands here, with the reason.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const VALUE = String.raw`(?:\d[\w./]*|px|auto|full)(?![\w-])|\[|\(`
const IN_CLASSES = new RegExp(
  [
    String.raw`(?<![\w-])-?(?:(?:scroll-)?[pm][lr]|left|right|translate-x)-(?:${VALUE})`,
    String.raw`(?<![\w-])(?:border|rounded)-(?:[lr]|[tb][lr])(?!\w)`,
    String.raw`(?<![\w-])(?:text|float|clear)-(?:left|right)(?![\w-])`,
    String.raw`\b(?:margin|padding|border)(?:Left|Right)\w*`,
  ].join('|'),
  'g',
)
const IN_RULES =
  /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right)(?:-[a-z]+)?\s*:|(?:text-align|float|clear):\s*(?:left|right)/g

const PHYSICAL: Readonly<Record<string, string>> = {
  'lib/ui/files/files.css: left:': 'the rubber band and what is dragged stand where the pointer is, which is told from the left',
  'lib/ui/kit/switch.tsx: translate-x-4': 'followed by its mirror image, `rtl:data-checked:-translate-x-4`',
  'lib/ui/kit/switch.tsx: -translate-x-4': 'the mirror image',
  'lib/ui/kit/tabs.tsx: left-0': 'where the tab is was measured from the left',
  'lib/ui/kit/tabs.tsx: translate-x-(': 'as measured from the left',
  'lib/ui/preview/code-editor.ts: borderLeftColor': 'the caret of the editor is the left edge of an element, in both directions',
  'lib/ui/preview/image-preview.tsx: left-1/2': 'the picture is moved and zoomed in pixels, which are told from the left',
}

describe('the sides that code names', () => {
  const found = new Set(sourceFiles().flatMap(physicalIn))

  test('are start and end', () => {
    expect([...found].filter(what => !(what in PHYSICAL))).toEqual([])
  })

  test('that stay physical are all still there', () => {
    expect(Object.keys(PHYSICAL).filter(what => !found.has(what))).toEqual([])
  })
})

test.each([
  ['class="phone:pl-4"', 'pl-4'],
  ["'-mr-1.5'", '-mr-1.5'],
  ["'ml-auto'", 'ml-auto'],
  ['"not-last:border-r px-2"', 'border-r'],
  ['"rounded-tl-md"', 'rounded-tl'],
  ['"hover:left-[3px]"', 'left-['],
  ['"text-right"', 'text-right'],
])('%s is seen', (code, what) => {
  expect(code.match(IN_CLASSES)).toEqual([what])
})

test.each(['"ps-4 me-auto border-e rounded-ss-md text-end inset-s-0"', 'what is left, a right click', 'border-line pr', 'text-lefty'])(
  '%s is none',
  code => {
    expect(code.match(IN_CLASSES)).toBeNull()
  },
)

function physicalIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const hits = text.match(file.endsWith('.css') ? IN_RULES : IN_CLASSES) ?? []
  return hits.map(hit => `${relative(ROOT, file)}: ${hit}`)
}

function sourceFiles(): string[] {
  return ['app', 'lib/ui'].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /(?<!\.test)\.(?:tsx?|css)$/.test(name))
      .map(name => join(ROOT, folder, name)),
  )
}
