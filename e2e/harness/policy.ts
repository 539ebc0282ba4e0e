/** What the policy of the pages stopped while a test ran. Nothing of ours is ever to be stopped. */
import type { Page } from '@playwright/test'

const stopped: string[] = []

export function watchPolicy(page: Page): void {
  page.on('console', message => {
    if (/Content Security Policy|Permissions policy violation/i.test(message.text())) stopped.push(`${page.url()}: ${message.text()}`)
  })
}

/** Since it was last asked. */
export function takeStopped(): string[] {
  return stopped.splice(0)
}
