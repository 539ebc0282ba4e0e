/** Somebody without an account, who was sent the address of a shared link. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { NodeId } from '../../lib/core/ids'
import type { LinkMade, NewLink, SharedLink } from '../../lib/core/protocol/links'
import type { ApiPeer } from './api-peer'
import { type OpenPage, openPage } from './page-of'
import type { TestServer } from './server'

/** Throws when the server makes none. */
export async function shareLink(peer: ApiPeer, nodes: NodeId[], settings: Omit<NewLink, 'nodes'>): Promise<SharedLink> {
  const response = await peer.request(`/api/drives/${peer.drive}/links`, { method: 'POST', body: { nodes, ...settings } })
  const made = (await response.json()) as LinkMade
  if (made.kind !== 'done') throw new Error(`no link: ${JSON.stringify(made)}`)
  return made.link
}

export class Visitor {
  private constructor(private readonly opened: OpenPage) {}

  /** In a browser that has never been here. `cookie`: of somebody who has an account. */
  static async open(server: TestServer, { token }: Pick<SharedLink, 'token'>, cookie = ''): Promise<Visitor> {
    const visitor = new Visitor(await openPage(server, cookie))
    await visitor.page.goto(`/s/${token}/a-slug`)
    return visitor
  }

  get page(): Page {
    return this.opened.page
  }

  get list(): Locator {
    return this.page.getByRole('table', { name: 'Files and folders' })
  }

  /** The way into an item. */
  item(name: string): Locator {
    return this.list.getByRole('link', { name, exact: true })
  }

  async button(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  async act(item: string, action: string): Promise<void> {
    await this.button(`More actions for ${item}`)
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  /** As from the file manager of the system: files and whole folders, by their paths. */
  async drop(...paths: string[]): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Upload files' })).toBeEnabled()
    const session = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files: paths, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
    await session.detach()
  }

  close(): Promise<void> {
    return this.opened.close()
  }
}
