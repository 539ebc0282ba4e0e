/** What look.md promises of every screen: large type, no motion, input methods, colours that the system forces. */
import { expect, type Page } from '@playwright/test'
import { SECTIONS } from '../lib/ui/shell/route'
import { nodeOf } from './harness/changes'
import { settled, test } from './harness/web-test'

/** 1280 × 1024 at 400 %. */
const ENLARGED = { width: 320, height: 256 }
/** That of people is for administrators alone. */
const SCREENS = SECTIONS.filter(section => section !== 'people').map(section => `/${section}`)

test('at 400 % nothing scrolls sideways and every control can be reached', async ({ web, peer }) => {
  const { page } = web
  const folder = await peer.createFolder('A folder with a name that is much longer than a narrow screen is wide')
  const note = await peer.createFile(`${'报告'.repeat(20)}.md`, '# Title\n\nwords\n', folder)
  await peer.request(`/api/drives/${peer.drive}/starred`, { body: { nodes: [note], starred: true } })
  await page.setViewportSize(ENLARGED)
  const found: string[] = []
  const look = async (name: string) => {
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    found.push(...(await page.evaluate(unreachable)).map(what => `${name}: ${what}`))
  }
  for (const screen of SCREENS) {
    await web.go(screen)
    await look(screen)
  }
  await web.go(`/files/${folder}`)
  // A narrow list has no head.
  await expect(web.list.getByRole('row')).toHaveCount(1)
  await look('a folder')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New folder' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('a dialog')
  await web.press('Escape')
  await page.getByRole('button', { name: /^More$/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('more sections')
  await web.go(`/files/${folder}?file=${note}`)
  await expect(page.getByRole('heading', { name: 'Title' })).toBeVisible()
  await look('a preview')
  expect(found).toEqual([])
})

/** Runs in the page: what is wider than it, and each control that the focus does not bring into sight. */
function unreachable(): string[] {
  const { documentElement: root } = document
  const found = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : []
  const above = [...document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog]')].at(-1) ?? document.body
  const controls = above.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"], [contenteditable=true]')
  for (const control of controls) {
    // What the Tab key passes over is reached in another way: by the arrow keys of its list, or its menu.
    if (control.tabIndex < 0 || control.matches(':disabled') || !control.checkVisibility({ visibilityProperty: true })) continue
    control.focus()
    const hidden = control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')
    const shown = (hidden && control.labels?.[0]) || control
    const box = shown.getBoundingClientRect()
    const [x, y] = [box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 40) / 2]
    const there = document.elementFromPoint(x, y)
    const seen = there !== null && (shown.contains(there) || there.contains(shown))
    const inside = box.left >= -1 && Math.min(box.right, box.left + 40) <= innerWidth + 1
    if (!seen || !inside || document.activeElement !== control) {
      const name = control.getAttribute('aria-label') ?? control.textContent ?? ''
      const what = there ? `${there.tagName} ${there.className}`.slice(0, 60) : 'nothing'
      found.push(`${control.tagName} “${name.slice(0, 40)}” at ${Math.round(x)}, ${Math.round(y)}: ${what}`)
    }
  }
  return found
}

test('nothing moves for whoever wants no motion, and something does for others', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('a.txt', 'a')
  await expect(web.row('a.txt')).toBeVisible()
  expect(await longestMotion(page), 'with reduced motion').toBeLessThanOrEqual(1)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const moved = await longestMotion(page)
  expect(moved, 'without').toBeGreaterThanOrEqual(100)
  expect(moved, 'only to explain').toBeLessThanOrEqual(250)
})

/** Milliseconds of the longest transition or animation while a menu, a dialog and a file open and close. */
async function longestMotion(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen = { longest: 0, over: false }
    Object.assign(window, { seen })
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration = 0, iterations = 1 } = animation.effect?.getComputedTiming() ?? {}
        // What turns as long as something works is no transition.
        if (iterations === 1) seen.longest = Math.max(seen.longest, Number(duration))
      }
      if (!seen.over) requestAnimationFrame(look)
    }
    look()
  })
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New folder' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page
    .getByRole('row')
    .filter({ hasText: 'a.txt' })
    .dblclick({ position: { x: 400, y: 10 } })
  await expect(page.getByRole('dialog', { name: 'a.txt' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { longest: number; over: boolean } }
    seen.over = true
    return seen.longest
  })
}

test('Enter that accepts a word of an input method does nothing else', async ({ web, peer }) => {
  const { page } = web
  const file = await peer.createFile('draft.txt', 'x')
  await expect(web.row('draft.txt')).toBeVisible()
  await web.row('draft.txt').click({ position: { x: 400, y: 10 } })
  await web.press('F2')
  const rename = page.getByRole('textbox', { name: 'New name for draft.txt' })
  await expect(rename).toBeFocused()
  await compose(page, 'caogao', '草稿')
  await expect(rename).toHaveValue('草稿.txt')
  expect((await nodeOf(peer, file)).name).toBe('draft.txt')
  await web.press('Enter')
  await settled(peer, { '草稿.txt': 'x' })

  await web.press('Alt+n')
  const dialog = page.getByRole('dialog', { name: 'New folder' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await compose(page, 'zhaopian', '照片')
  await expect(dialog.getByLabel('Name')).toHaveValue('照片')
  await expect(dialog).toBeVisible()
  await web.press('Enter')
  await settled(peer, { '草稿.txt': 'x', '照片/': '' })

  // What was made gets the focus when it stands.
  await expect(web.row('照片')).toBeFocused()
  await web.row('草稿.txt').click({ position: { x: 400, y: 10 } })
  await web.press('Control+Shift+Enter')
  const share = page.getByRole('dialog')
  await share.getByRole('button', { name: 'Make a link and copy it' }).click()
  await share.getByRole('button', { name: 'Password, expiry and more' }).click()
  const title = share.getByLabel('Title', { exact: true })
  await title.focus()
  await compose(page, 'biaoti', '标题')
  await expect(title).toHaveValue('标题')
  const titles = async () =>
    ((await (await peer.request(`/api/drives/${peer.drive}/links`)).json()) as { links: { title: string }[] }).links.map(
      ({ title }) => title,
    )
  expect((await titles()).filter(Boolean), 'nothing is saved while a word is put together').toEqual([])
  await web.press('Enter')
  await expect.poll(titles).toEqual(['标题'])
  await web.press('Escape')
  await expect(share).toHaveCount(0)
  await expect(web.row('草稿.txt')).toBeFocused()

  await web.press('/')
  const search = page.getByRole('textbox', { name: 'Search the drive' })
  await expect(search).toBeFocused()
  await compose(page, 'caogao', '草稿')
  await expect(page.getByRole('list', { name: 'What was found' })).toContainText('草稿.txt')
  expect(new URL(page.url()).search, 'it did not go to the first that was found').not.toContain('file=')
})

/** The code of every key that an input method has taken. */
const OF_INPUT_METHOD = 229

/** As an input method does it: letters, Enter that accepts what they stand for, the word, and only then the key is let go. */
async function compose(page: Page, letters: string, word: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length })
  const enter = { key: 'Enter', code: 'Enter' }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter, windowsVirtualKeyCode: OF_INPUT_METHOD })
  await session.send('Input.insertText', { text: word })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter, windowsVirtualKeyCode: 13 })
  await session.detach()
}

test('in colours that the system forces, what is chosen, focused and switched is still told apart', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('a.txt', 'a')
  await peer.createFile('b.txt', 'b')
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  const outline = (row: string) => web.row(row).evaluate(element => getComputedStyle(element).outlineStyle)
  await web.row('a.txt').click({ position: { x: 400, y: 10 } })
  expect([await outline('a.txt'), await outline('b.txt')]).toEqual(['solid', 'none'])
  await web.press('ArrowDown')
  await expect(web.row('b.txt')).toBeFocused()
  expect([await outline('a.txt'), await outline('b.txt')]).toEqual(['none', 'solid'])
  const current = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Files', exact: true })
  expect(await current.evaluate(link => getComputedStyle(link).outlineStyle)).toBe('solid')
  await web.go('/settings')
  const option = (name: string) => page.getByRole('group', { name: 'Theme' }).locator('label', { hasText: name })
  const outlines = async () => [await option('As the system').evaluate(outlineOf), await option('Dark').evaluate(outlineOf)]
  expect(await outlines()).toEqual(['solid', 'none'])
})

function outlineOf(element: Element): string {
  return getComputedStyle(element).outlineStyle
}
