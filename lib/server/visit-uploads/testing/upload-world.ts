/** A server with folders that take uploads, and a look at what became of them. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { NodeId } from '../../../core/ids'
import type { RemoteNode } from '../../../core/protocol/messages'
import { newId } from '../../new-id'
import type { TestClient } from '../../testing/test-client'
import { createFolder } from '../../testing/test-content'
import { startTestServer, type TestOptions, type TestServer } from '../../testing/test-server'

export class UploadWorld {
  constructor(
    public run: TestServer,
    readonly anna: TestClient,
  ) {}

  static async start(options: TestOptions = {}): Promise<UploadWorld> {
    const run = await startTestServer(options)
    return new UploadWorld(run, await (await run.setUp()).connect())
  }

  async folder(): Promise<NodeId> {
    const op = createFolder(`inbox ${newId()}`)
    await this.anna.commit([op])
    return op.id
  }

  async list(folder: NodeId): Promise<readonly RemoteNode[]> {
    return (await this.anna.get<{ nodes: RemoteNode[] }>(this.anna.path(`nodes?parent=${folder}`))).body.nodes
  }

  async names(folder: NodeId): Promise<string[]> {
    return (await this.list(folder)).map(node => node.name)
  }

  async content(node: RemoteNode | undefined): Promise<Buffer> {
    return Buffer.from(await (await this.anna.fetch('GET', this.anna.path(`nodes/${node?.id}/content`))).arrayBuffer())
  }

  /** Rows and files of uploads that are not finished. */
  async open(): Promise<[rows: number, files: number]> {
    const files = await readdir(join(this.run.env.dataDir, 'uploads')).catch(() => [])
    return [await this.run.server.db.linkUpload.count(), files.length]
  }
}
