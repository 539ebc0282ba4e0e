/** Asks the service worker to fetch its copy of the pages again, after a choice that changes them. */

export const RENEW_MESSAGE = 'RENEW_PAGES'

export function renewOfflineCopy(): void {
  navigator.serviceWorker?.controller?.postMessage({ type: RENEW_MESSAGE })
}
