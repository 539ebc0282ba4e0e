import { expect, test } from 'vitest'
import { isComposing } from './is-composing'

test.each([
  ['a word is put together', { keyCode: 13, nativeEvent: { isComposing: true } }, true],
  ['the same, as the window hears it', { keyCode: 13, isComposing: true }, true],
  ['a browser that says it only by the old code', { keyCode: 229, nativeEvent: { isComposing: false } }, true],
  ['a plain Enter', { keyCode: 13, nativeEvent: { isComposing: false } }, false],
])('%s', (_what, press, expected) => expect(isComposing(press)).toBe(expected))
