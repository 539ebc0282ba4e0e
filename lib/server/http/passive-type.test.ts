import { expect, test } from 'vitest'
import { passiveType } from './passive-type'

test.each([
  ['photo.JPG', 'image/jpeg'],
  ['IMG_2.HEIC', 'image/heic'],
  ['song.mp3', 'audio/mpeg'],
  ['film.mp4', 'video/mp4'],
  ['paper.pdf', 'application/pdf'],
  ['notes.md', 'text/plain; charset=utf-8'],
  ['main.js', 'text/plain; charset=utf-8'],
  // What could run, and what nobody knows.
  ['page.html', undefined],
  ['page.htm', undefined],
  ['page.xhtml', undefined],
  ['drawing.svg', undefined],
  ['drawing.svgz', undefined],
  ['feed.xml', undefined],
  ['page.mhtml', undefined],
  ['photo.jpg.html', undefined],
  ['.pdf', undefined],
  ['constructor', undefined],
  ['a.constructor', undefined],
  ['no ending', undefined],
])('%s', (name, type) => {
  expect(passiveType(name)).toBe(type)
})
