// biome-ignore lint/style/noRestrictedImports: its types alone
import type { toast as Sonner } from 'sonner'
import { beforeEach, expect, test, vi } from 'vitest'

/** Each test with a page of its own. */
async function freshPage() {
  vi.resetModules()
  return import('./toast')
}

const shown: string[] = []
const dismiss = (id: string) => void shown.push(`without ${id}`)
const sonner = Object.assign((title: string) => void shown.push(title), { dismiss }) as unknown as typeof Sonner

beforeEach(() => void shown.splice(0))

test('what is said before anything shows it waits, and comes in its order', async () => {
  const { isAnySaid, showToastsBy, toast } = await freshPage()
  toast('one', { id: 'undo' })
  toast.dismiss('undo')
  toast('two')
  expect(isAnySaid()).toBe(true)
  showToastsBy(sonner)
  toast('three')
  expect(shown).toEqual(['one', 'without undo', 'two', 'three'])
  expect(isAnySaid()).toBe(false)
})

test('the first message is heard by whoever fetches what shows it', async () => {
  const { onSaid, toast } = await freshPage()
  const heard = vi.fn()
  const stop = onSaid(heard)
  toast.dismiss('nothing')
  expect(heard).not.toHaveBeenCalled()
  toast('one')
  expect(heard).toHaveBeenCalledOnce()
  stop()
  toast('two')
  expect(heard).toHaveBeenCalledOnce()
})
