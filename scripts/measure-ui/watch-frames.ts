/** How evenly a page draws while something is done with it. */
import type { Page } from '@playwright/test'

export interface Frames {
  readonly perSecond: number
  /** Milliseconds between two frames at most. */
  readonly longest: number
}

/** Counts the frames of a page while `act` goes on. */
export async function watchFrames(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const at: number[] = []
    const watched = { at, over: false }
    Object.assign(window, { watched })
    const frame = (now: number) => {
      at.push(now)
      if (!watched.over) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await act()
  const at = await page.evaluate(() => {
    const { watched } = window as unknown as { watched: { at: number[]; over: boolean } }
    watched.over = true
    return watched.at
  })
  const gaps = at.slice(1).map((now, before) => now - (at[before] ?? now))
  const ms = gaps.reduce((sum, gap) => sum + gap, 0)
  return { perSecond: (gaps.length * 1000) / ms, longest: Math.max(...gaps) }
}
