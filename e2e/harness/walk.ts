/** Through the screens of a page, one state after the other; what is found wrong is gathered, so that one run shows all of it. */
import { expect, type Page } from '@playwright/test'
import { violations, violationsAsItIs } from './axe'

export class Walk {
  readonly found: string[] = []

  constructor(public page: Page) {}

  /** `shows`: a text that is there once the screen shows what it is for. */
  async go(path: string, shows: string): Promise<void> {
    await this.page.goto(path)
    await expect(this.page.getByText(shows).filter({ visible: true }).first()).toBeVisible()
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0)
    // What failed may be asked for once more by itself; only a screen that stands has its heading.
    await expect(this.page.locator('h1').first()).toBeAttached()
  }

  async look(name: string): Promise<void> {
    this.found.push(...(await violations(this.page, name)))
  }

  async screen(path: string, shows: string): Promise<void> {
    await this.go(path, shows)
    await this.look(path)
  }

  /** In a page whose language is chosen already. */
  async screenInChinese(path: string, shows: string): Promise<void> {
    await this.go(path, shows)
    await expect(this.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    this.found.push(...(await violationsAsItIs(this.page, `${path} in Chinese`)))
  }

  async button(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  /** Waits until something stands above the page, looks at it and closes it. */
  async above(name: string): Promise<void> {
    const above = this.page.locator('[role=dialog], [role=alertdialog], [role=menu]').last()
    await expect(above).toBeVisible()
    await this.look(name)
    await this.page.keyboard.press('Escape')
    await expect(above).toHaveCount(0)
  }
}
