/** Somebody who has a link and no account, sending files by tus: with the library, and with raw requests. */
import { DetailedError, Upload } from 'tus-js-client'
import type { NodeId } from '../../../core/ids'
import type { NewLink } from '../../../core/protocol/links'
import type { Answer, TestClient } from '../../testing/test-client'

type Metadata = Record<string, string>

export class TusVisitor {
  constructor(
    readonly origin: string,
    readonly token: string,
    readonly link: string,
  ) {}

  /** By a link of the client's to these nodes, which takes uploads unless said otherwise. */
  static async to(client: TestClient, nodes: readonly NodeId[], settings: Partial<NewLink> = {}): Promise<TusVisitor> {
    const made = await client.post<{ link: { token: string; id: string } }>(client.path('links'), { role: 'upload', ...settings, nodes })
    return new TusVisitor(client.origin, made.body.link.token, made.body.link.id)
  }

  get path(): string {
    return `/api/s/${this.token}`
  }

  /** Resolves when the server says that all is there; throws the library's error. */
  send(bytes: Buffer, metadata: Metadata, options: ConstructorParameters<typeof Upload>[1] = {}): Promise<Upload> {
    return new Promise((resolve, reject) => {
      const upload: Upload = new Upload(bytes, {
        endpoint: `${this.origin}${this.path}/uploads`,
        metadata,
        retryDelays: null,
        onSuccess: () => resolve(upload),
        onError: reject,
        ...options,
      })
      upload.start()
    })
  }

  /** The fault that a refused sending ended with. */
  async refusal(sending: Promise<unknown>): Promise<string> {
    const error = await sending.then(
      () => undefined,
      (error: unknown) => error,
    )
    if (!(error instanceof DetailedError)) throw error ?? new Error('it was not refused')
    return (JSON.parse(error.originalResponse?.getBody() ?? '{}') as { error?: string }).error ?? ''
  }

  /** The address of the upload that was begun. */
  async begin(size: number | string, metadata: Metadata, headers: Record<string, string> = {}): Promise<Answer & { readonly at: string }> {
    const answer = await this.ask('POST', `${this.path}/uploads`, {
      'upload-length': String(size),
      'upload-metadata': encoded(metadata),
      ...headers,
    })
    return { ...answer, at: answer.headers.get('location') ?? '' }
  }

  patch(at: string, offset: number | string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('PATCH', at, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers }, bytes)
  }

  head(at: string): Promise<Answer> {
    return this.ask('HEAD', at)
  }

  async ask(method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit): Promise<Answer> {
    const all = { origin: this.origin, 'tus-resumable': '1.0.0', ...headers }
    const response = await fetch(this.origin + path, { method, headers: all, ...(body !== undefined && { body }) })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text }
  }
}

export function encoded(metadata: Metadata): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}
