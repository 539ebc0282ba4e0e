/**
 * A device without a folder: speaks the protocol from the test itself. Sees what the server holds, and makes there what
 * no browser could.
 */
import { createHash, randomBytes } from 'node:crypto'
import { cutStream } from '../../lib/core/chunk/cut-stream'
import { contentHash, manifestSize, type Sha256 } from '../../lib/core/chunk/manifest'
import type { ChunkHash, DeviceId, DriveId, NodeId, OpId, RevisionId } from '../../lib/core/ids'
import { ROOT } from '../../lib/core/ids'
import type { Changes, CommitAnswer, NewRevision, Op, RemoteNode } from '../../lib/core/protocol/messages'
import { DEVICE_HEADER, PROTOCOL_VERSION } from '../../lib/core/protocol/messages'
import { frame, MAX_PACK_BYTES } from '../../lib/core/protocol/pack'
import type { Account } from './account'
import type { Tree } from './disk'
import { Line } from './line'

const sha256: Sha256 = async bytes => createHash('sha256').update(bytes).digest('hex')

export const newId = <Id extends string>() => randomBytes(16).toString('base64url') as Id

export class ApiPeer {
  private fence: number | undefined

  private constructor(
    readonly line: Line,
    readonly cookie: string,
    readonly device: DeviceId,
    readonly drive: DriveId,
  ) {}

  static async signIn(port: number, { email, password }: Account): Promise<ApiPeer> {
    const line = await Line.open(port)
    const signedIn = await send(line, '/api/auth/sign-in/email', { body: { email, password } })
    const cookie = signedIn.headers
      .getSetCookie()
      .map(set => set.split(';')[0])
      .join('; ')
    const ask = async <T>(path: string, body?: unknown) => (await send(line, path, { body, headers: { cookie } })).json() as Promise<T>
    const { id } = await ask<{ id: DeviceId }>('/api/devices', { name: 'The test', browser: 'none', platform: 'none' })
    const { drives } = await ask<{ drives: { id: DriveId }[] }>('/api/me')
    return new ApiPeer(line, cookie, id, (drives[0] as { id: DriveId }).id)
  }

  /** Any request, as this device; also one that is refused. */
  request(path: string, options: { method?: string; body?: unknown } = {}): Promise<Response> {
    return respond(this.line, path, { ...options, headers: { cookie: this.cookie, [DEVICE_HEADER]: this.device } })
  }

  async nodes(): Promise<RemoteNode[]> {
    const nodes: RemoteNode[] = []
    for (let since = 0, more = true; more; ) {
      const page = await this.get<Changes>(`/changes?since=${since}&limit=5000`)
      nodes.push(...page.nodes)
      since = page.next
      more = page.more
    }
    return nodes.filter(node => !node.deleted)
  }

  /** What the server holds, in the shape of a folder on a disk. */
  async tree(): Promise<Tree> {
    const nodes = await this.nodes()
    const byId = new Map(nodes.map(node => [node.id, node]))
    const tree: Record<string, string> = {}
    for (const node of nodes) {
      const names: string[] = []
      for (let at: RemoteNode | undefined = node; at; at = byId.get(at.parent)) names.unshift(at.name)
      const path = names.join('/')
      if (node.kind === 'folder') tree[`${path}/`] = ''
      else tree[path] = await this.hashOf(node)
    }
    return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  async createFolder(name: string, parent: NodeId = ROOT): Promise<NodeId> {
    const id = newId<NodeId>()
    await this.commit([{ op: 'create-folder', opId: newId<OpId>(), id, place: { parent, name } }])
    return id
  }

  async createFile(name: string, content: string | Uint8Array, parent: NodeId = ROOT): Promise<NodeId> {
    const id = newId<NodeId>()
    const revision = await this.upload(content)
    await this.commit([{ op: 'create-file', opId: newId<OpId>(), id, place: { parent, name }, revision }])
    return id
  }

  /** Empty ones, in one commit. */
  async createFiles(names: readonly string[], parent: NodeId = ROOT): Promise<void> {
    const create = async (name: string) =>
      ({ op: 'create-file', opId: newId<OpId>(), id: newId<NodeId>(), place: { parent, name }, revision: await this.upload('') }) as const
    await this.commit(await Promise.all(names.map(create)))
  }

  /** Throws unless every op is accepted. */
  async commit(ops: Op[]): Promise<void> {
    this.fence ??= (await this.post<{ fence: number }>('/lead', {})).fence
    const answer = await this.post<CommitAnswer>('/commits', { protocol: PROTOCOL_VERSION, fence: this.fence, deletesConfirmed: true, ops })
    const refused = answer.outcomes.find(outcome => outcome.kind !== 'accepted')
    if (refused) throw new Error(`the server refused: ${JSON.stringify(refused)}`)
  }

  async close(): Promise<void> {
    await this.line.close()
  }

  /** Sends a content, which is in no file yet. */
  async upload(content: string | Uint8Array): Promise<NewRevision> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
    const chunks: { hash: ChunkHash; size: number }[] = []
    let pack: Uint8Array[] = []
    let packed = 0
    const sendPack = async () => {
      const body = Buffer.concat(pack)
      pack = []
      packed = 0
      if (body.length > 0) await send(this.line, `/api/drives/${this.drive}/packs`, { bytes: body, headers: this.headers })
    }
    for await (const part of cutStream([bytes])) {
      const hash = (await sha256(part)) as ChunkHash
      chunks.push({ hash, size: part.length })
      pack.push(frame(hash, part.length), part)
      packed += part.length
      if (packed > MAX_PACK_BYTES / 2) await sendPack()
    }
    await sendPack()
    const content_ = await contentHash(chunks, sha256)
    return { id: newId<RevisionId>(), content: content_, size: manifestSize(chunks), mtime: Date.now(), chunks }
  }

  private async hashOf(node: RemoteNode): Promise<string> {
    if (node.revision && node.revision.chunks <= 1) return node.revision.content
    const hash = createHash('sha256')
    const response = await send(this.line, `/api/drives/${this.drive}/nodes/${node.id}/content`, { headers: this.headers })
    for await (const part of response.body ?? []) hash.update(part as Uint8Array)
    return hash.digest('hex')
  }

  private get headers(): Record<string, string> {
    return { cookie: this.cookie, [DEVICE_HEADER]: this.device }
  }

  private async get<T>(path: string): Promise<T> {
    return (await send(this.line, `/api/drives/${this.drive}${path}`, { headers: this.headers })).json() as Promise<T>
  }

  private async post<T>(path: string, body: unknown): Promise<T> {
    return (await send(this.line, `/api/drives/${this.drive}${path}`, { body, headers: this.headers })).json() as Promise<T>
  }
}

interface Sending {
  readonly method?: string
  readonly body?: unknown
  readonly bytes?: Buffer<ArrayBuffer>
  readonly headers?: Record<string, string>
}

async function send(line: Line, path: string, sending: Sending): Promise<Response> {
  const response = await respond(line, path, sending)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}

function respond(line: Line, path: string, { method, body, bytes, headers = {} }: Sending): Promise<Response> {
  const payload = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const type = bytes ? 'application/octet-stream' : 'application/json'
  return fetch(line.origin + path, {
    method: method ?? (payload === undefined ? 'GET' : 'POST'),
    headers: { origin: line.origin, ...(payload !== undefined && { 'content-type': type }), ...headers },
    ...(payload !== undefined && { body: payload }),
  })
}
