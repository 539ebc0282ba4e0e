/** The `test` of files that work with one page without a folder: with the drive's owner in it, and a device that watches. */
import type { ApiPeer } from './api-peer'
import { treeWith } from './disk'
import { test as base } from './test'
import { untilEqual } from './until'
import { WebPage } from './web-page'

export const test = base.extend<{ peer: ApiPeer; web: WebPage }>({
  peer: async ({ world }, use) => use(await world.peer()),
  web: async ({ server, peer }, use) => {
    const web = await WebPage.open(server, peer.cookie)
    await use(web)
    await web.close()
  },
})

/** Waits until the server holds exactly these files; see `treeWith`. */
export function settled(peer: ApiPeer, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  return untilEqual('the server holds it', () => peer.tree(), treeWith(files))
}
