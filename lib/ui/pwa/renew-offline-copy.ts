/** Asks the service worker to fetch its copy of the pages again, since it is not what they are now. */

export const RENEW_MESSAGE = 'RENEW_PAGES'

export interface RenewMessage {
  readonly type: typeof RENEW_MESSAGE
  /** Only when the copy is in another language than this. */
  readonly unlessIn?: string
}

/** After a choice that changes the pages. */
export function renewOfflineCopy(): void {
  navigator.serviceWorker?.controller?.postMessage({ type: RENEW_MESSAGE } satisfies RenewMessage)
}

/** The language may have been another one when the copy was made, and whoever changed it may have had no worker to tell. */
export async function matchOfflineCopy(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ type: RENEW_MESSAGE, unlessIn: document.documentElement.lang } satisfies RenewMessage)
}
