import { describe, expect, test, vi } from 'vitest'
import { unlessComposing } from './unless-composing'

function press(key: string, composing: boolean) {
  return { key, keyCode: composing ? 229 : 13, nativeEvent: { isComposing: composing }, preventDefault: vi.fn() }
}

describe('a key in a field', () => {
  test('is heard by whoever has the field', () => {
    const hear = vi.fn()
    const event = press('Enter', false)
    unlessComposing(hear)(event)
    expect(hear).toHaveBeenCalledExactlyOnceWith(event)
    expect(event.preventDefault).not.toHaveBeenCalled()
  })

  test('that an input method needs is not, and its Enter sends no form', () => {
    const hear = vi.fn()
    const [enter, letter] = [press('Enter', true), press('a', true)]
    for (const event of [enter, letter]) unlessComposing(hear)(event)
    expect(hear).not.toHaveBeenCalled()
    expect([enter.preventDefault.mock.calls.length, letter.preventDefault.mock.calls.length]).toEqual([1, 0])
  })

  test('may be heard by nobody', () => {
    expect(() => unlessComposing(undefined)(press('a', false))).not.toThrow()
  })
})
