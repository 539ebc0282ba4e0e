import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from './copy-text'

afterEach(() => vi.unstubAllGlobals())

test('without a clipboard, as on pages that are not secure, it says so and breaks nothing', async () => {
  vi.stubGlobal('navigator', {})
  expect(await copyText('text')).toBe(false)
  expect(await copyText(Promise.reject(new Error('no link')))).toBe(false)
})

test('the clipboard is asked before a text that is on its way has come', async () => {
  const asked: Record<string, Promise<Blob>>[] = []
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly given: Record<string, Promise<Blob>>) {}
    },
  )
  vi.stubGlobal('navigator', {
    clipboard: {
      write: async ([item]: { given: Record<string, Promise<Blob>> }[]) => {
        if (item) asked.push(item.given)
        await item?.given['text/plain']
      },
    },
  })
  let come = (_text: string) => {}
  const copied = copyText(
    new Promise<string>(resolve => {
      come = resolve
    }),
  )
  expect(asked).toHaveLength(1)
  come('the address')
  expect(await copied).toBe(true)
  expect(await (await asked[0]?.['text/plain'])?.text()).toBe('the address')
})
