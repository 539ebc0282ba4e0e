import { expect, test } from 'vitest'
import { fits } from './command'

test.each([
  ['New folder', '', true],
  ['New folder', 'fold', true],
  ['New folder', 'FOLDER new', true],
  ['New folder', 'folder ancient', false],
  ['Café', 'cafe', true],
  ['新建文件夹', '文件', true],
])('%s fits “%s”: %s', (label, text, expected) => expect(fits({ label }, text)).toBe(expected))

test('the hint is looked through too', () => expect(fits({ label: 'a.txt', hint: 'Reports › 2026' }, 'a reports')).toBe(true))
