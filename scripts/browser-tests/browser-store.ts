/** Fresh databases in the real IndexedDB. */
import { openDeviceStore } from '../../lib/browser/store/device-store'
import type { StoreWorld } from '../../lib/core/testing/contracts/device-store'

export async function openBrowserStore(): Promise<StoreWorld> {
  const folder = crypto.randomUUID()
  const store = await openDeviceStore(folder)
  return {
    store,
    async reopen() {
      store.close()
      return openDeviceStore(folder)
    },
  }
}
