/** Loads the page anew, with the newest version that this browser has fetched. */

export function reloadToNewest(): void {
  void activateWaiting().finally(() => window.location.reload())
}

async function activateWaiting(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
}
