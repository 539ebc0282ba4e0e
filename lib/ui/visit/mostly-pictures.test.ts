import { expect, test } from 'vitest'
import { mostlyPictures } from './mostly-pictures'

const items = (names: string) =>
  names.split(' ').map(name => ({ kind: name.endsWith('/') ? ('folder' as const) : ('file' as const), name }))

test.each([
  ['a.jpg b.JPG c.png', true],
  ['a.jpg b.jpg c.png read.me notes.txt', true],
  ['a.jpg b.jpg c.png one/ two/ three/', false],
  ['a.jpg b.jpg', false],
  ['a.jpg b.jpg c.heic', false],
  ['a.jpg/ b.jpg/ c.jpg/', false],
  ['', false],
])('%s: %s', (names, expected) => expect(mostlyPictures(items(names))).toBe(expected))
