import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONTRAST_COLORS, THEME_COLORS } from './theme'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const [normal = '', contrast = ''] = css.split('@variant contrast')

type Palette = ReadonlyMap<string, string>

function palette(text: string, theme: 'light' | 'dark'): Palette {
  const pairs = text.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g)
  return new Map(Array.from(pairs, ([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]))
}

/** WCAG 2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(palette: Palette, front: string, back: string): number {
  const [a = 0, b = 0] = [front, back].map(name => luminance(palette.get(name) ?? '')).sort((x, y) => y - x)
  return (a + 0.05) / (b + 0.05)
}

const GROUNDS = ['sunken', 'canvas', 'float', 'hover']
const TEXTS = ['ink', 'ink-soft', 'ink-faint', 'accent', 'ok', 'warn', 'bad']
const OF_CODE = ['kind-image', 'kind-media', 'kind-text']
const PAIRS: readonly (readonly [front: string, back: string])[] = [
  ...TEXTS.flatMap(text => GROUNDS.map(ground => [text, ground] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-bad', 'bad'],
  ['on-bad', 'bad-strong'],
  ['accent-strong', 'accent-wash'],
  ['ink', 'accent-wash'],
  ['ink', 'warn-wash'],
  ['ink-soft', 'warn-wash'],
  ['warn', 'warn-wash'],
  ['ink', 'bad-wash'],
  ['ink-soft', 'bad-wash'],
  ['bad', 'bad-wash'],
  ['ink-soft', 'press'],
  ['canvas', 'ink'],
]

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  const colors = palette(normal, theme)
  const strong = new Map([...colors, ...palette(contrast, theme)])

  test.each(PAIRS)('%s is readable on %s', (front, back) => {
    expect(ratio(colors, front, back)).toBeGreaterThanOrEqual(4.5)
    expect(ratio(strong, front, back)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(GROUNDS)('the edge of a control is seen on %s', ground => {
    expect(ratio(colors, 'line-strong', ground)).toBeGreaterThanOrEqual(3)
  })

  test('with more contrast asked for, text has at least 7 to 1', () => {
    for (const text of [...TEXTS, ...OF_CODE]) expect(ratio(strong, text, 'canvas')).toBeGreaterThanOrEqual(7)
  })

  test('the frame that the browser draws has the ground of the page', () => {
    expect(THEME_COLORS[theme]).toBe(colors.get('sunken'))
    expect(CONTRAST_COLORS[theme]).toBe(strong.get('sunken'))
  })
})
