/** The yardstick: rows of plain text, drawn by hand where they scroll by, as fast as the browser of this machine can. */
import type { Page } from '@playwright/test'

export async function showBareList(page: Page, entries: number, rowPx: number): Promise<void> {
  await page.setContent(
    '<body style="margin:0"><div id="list" style="height:100vh;overflow:auto"><div style="position:relative"></div></div>',
  )
  await page.evaluate(
    ({ entries, rowPx }) => {
      const list = document.getElementById('list') as HTMLElement
      const rows = list.firstElementChild as HTMLElement
      rows.style.height = `${entries * rowPx}px`
      const row = (index: number) => {
        const element = document.createElement('div')
        element.style.cssText = `position:absolute;width:100%;height:${rowPx}px;top:${index * rowPx}px`
        element.textContent = `row ${index} of ${entries}`
        return element
      }
      const draw = () => {
        const first = Math.floor(list.scrollTop / rowPx)
        const count = Math.ceil(list.clientHeight / rowPx) + 1
        rows.replaceChildren(...Array.from({ length: count }, (_, index) => row(first + index)))
      }
      list.addEventListener('scroll', draw, { passive: true })
      draw()
    },
    { entries, rowPx },
  )
}
