/** A page as a language that is written from right to left would have it. */
import type { Page } from '@playwright/test'

/** What breaks: what was at one side must be at the other, and nothing more than before may stick out. */
export async function mirrored(page: Page): Promise<string[]> {
  const before = await page.evaluate(sides)
  await turn(page, 'rtl')
  const after = await page.evaluate(sides)
  await turn(page, 'ltr')
  return [
    ...after.out.filter(what => !before.out.includes(what)).map(what => `mirrored: sticks out ${what}`),
    ...(after.rail === undefined || after.rail !== before.rail ? [] : [`mirrored: the rail is still at the ${after.rail}`]),
  ]
}

/** What is laid out by scripts follows within two frames. */
function turn(page: Page, direction: 'ltr' | 'rtl'): Promise<unknown> {
  return page.evaluate(direction => {
    document.documentElement.dir = direction
    return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, direction)
}

/** Runs in the page: what is wider than it, and at which side of it the rail is, where there is one. */
function sides(): { readonly out: readonly string[]; readonly rail: 'left' | 'right' | undefined } {
  // Passing messages take their side when the first of them comes, and keep it.
  const seen = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(
    element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[data-sonner-toaster]'),
  )
  const isOut = ({ left, right, width }: DOMRect) => width > 1 && (left < -1 || right > innerWidth + 1)
  const rail = seen.find(element => element.matches('nav') && element.offsetHeight > element.offsetWidth)?.getBoundingClientRect()
  return {
    out: seen.filter(element => isOut(element.getBoundingClientRect())).map(element => element.outerHTML.slice(0, 160)),
    rail: rail && (rail.left < innerWidth / 2 ? 'left' : 'right'),
  }
}
