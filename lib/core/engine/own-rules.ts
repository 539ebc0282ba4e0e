/**
 * Which ignore rules hold: those of the `.lockstepignore` that the folder has, or will have when the server's is brought
 * here. What cannot be told now leaves those in force that were.
 */
import { type Manifest, type ManifestChunk, manifestSize } from '../chunk/manifest'
import type { DeviceTrees } from '../device-trees'
import { type ContentHash, type NodeId, ROOT } from '../ids'
import { MAX_RULES_BYTES, RULES_NAME } from '../local/ignore-rules'
import type { Path } from '../name'
import { plainText } from '../plain-text'
import type { LocalFolder, RemoteDrive } from '../ports'
import type { Fingerprint, LocalEntry, RemoteEntry } from '../sides'
import { sortByRules } from '../sight'
import type { Tree } from '../tree'

/** One byte more than is used tells that there is more. */
const READ_BYTES = MAX_RULES_BYTES + 1

export interface RulesPorts {
  readonly folder: Pick<LocalFolder, 'readRange'>
  readonly drive: Pick<RemoteDrive, 'manifests' | 'fetchChunks'>
}

type Source =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'server'; readonly content: ContentHash }
  | { readonly kind: 'disk'; readonly path: Path; readonly fingerprint: Fingerprint; readonly content: ContentHash | undefined }

export class OwnRules {
  /** What was read last. */
  private read = ''

  constructor(private readonly ports: RulesPorts) {}

  /** Tells whether others hold than before: then everything must be looked at again. */
  async learn(trees: DeviceTrees): Promise<boolean> {
    const source = sourceOf(trees)
    const key = source && keyOf(source)
    if (!source || key === undefined || key === this.read) return false
    const text = await this.textOf(source)
    if (text === undefined) return false
    this.read = key
    if (text === trees.rulesText) return false
    sortByRules(trees, text)
    await trees.save()
    return true
  }

  private async textOf(source: Source): Promise<string | undefined> {
    if (source.kind === 'nowhere') return ''
    const bytes = source.kind === 'server' ? await this.bytesFromServer(source.content) : await this.readHere(source)
    return bytes && plainText(bytes)
  }

  private async readHere({ path, fingerprint }: Source & { kind: 'disk' }): Promise<Uint8Array | undefined> {
    const read = await this.ports.folder.readRange(path, fingerprint, 0, Math.min(fingerprint.size, READ_BYTES))
    return read.kind === 'read' ? read.bytes : undefined
  }

  private async bytesFromServer(content: ContentHash): Promise<Uint8Array | undefined> {
    const manifest = (await this.ports.drive.manifests([content])).get(content)
    if (!manifest) return undefined
    const first = beginning(manifest)
    const parts = new Map<string, Uint8Array>()
    for await (const { hash, bytes } of this.ports.drive.fetchChunks(first.map(({ hash }) => hash))) parts.set(hash, bytes)
    const bytes = new Uint8Array(manifestSize(first))
    let at = 0
    for (const { hash, size } of first) {
      const part = parts.get(hash)
      if (!part) return undefined
      bytes.set(part, at)
      at += size
    }
    return bytes.subarray(0, READ_BYTES)
  }
}

/** The chunks that hold as much as is read. */
function beginning(manifest: Manifest): Manifest {
  const first: ManifestChunk[] = []
  for (let i = 0, size = 0; i < manifest.length && size < READ_BYTES; i++) {
    const chunk = manifest[i] as ManifestChunk
    first.push(chunk)
    size += chunk.size
  }
  return first
}

/** The file that says which rules hold, as the next plan leaves it; `undefined`: not known now. */
function sourceOf(trees: DeviceTrees): Source | undefined {
  const here = fileAt(trees.local)
  const there = fileAt(trees.remote)
  const agreed = there && trees.base.get(there.id)
  const isNews = there && !trees.isOurs(there.id) && !(agreed?.kind === 'file' && agreed.content === there.content)
  if (isNews) return { kind: 'server', content: there.content as ContentHash }
  if (!here) return { kind: 'nowhere' }
  if (here.kind !== 'file' || !here.fingerprint || trees.isFrozen(here.id)) return undefined
  const { fingerprint, content } = here
  return { kind: 'disk', path: trees.localPath(here.id) ?? [RULES_NAME], fingerprint, content }
}

function fileAt<Side extends LocalEntry | RemoteEntry>(tree: Tree<Side>): (Side & { readonly kind: 'file' }) | undefined {
  for (const id of tree.named(ROOT, RULES_NAME) as Iterable<NodeId>) {
    const entry = tree.get(id)
    if (entry?.kind === 'file') return entry as Side & { readonly kind: 'file' }
  }
  return undefined
}

function keyOf(source: Source): string {
  if (source.kind === 'nowhere') return 'nowhere'
  if (source.content !== undefined) return source.content
  const { size, mtime } = (source as Source & { kind: 'disk' }).fingerprint
  return `${size} ${mtime}`
}
