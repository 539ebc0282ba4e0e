/** Which chunks make a content. */
import { type Manifest, shortManifest, unpackManifest } from '../core/chunk/manifest'
import type { ContentHash } from '../core/ids'
import type { Drive } from './drive'

/** Those of the contents that some revision of the drive has. */
export async function manifestsOf(drive: Drive, contents: readonly ContentHash[]): Promise<Map<ContentHash, Manifest>> {
  const rows = await drive.server.db.revision.findMany({
    where: { driveId: drive.id, content: { in: [...new Set(contents)] } },
    select: { content: true, size: true, manifest: true },
    distinct: ['content'],
  })
  return new Map(rows.map(row => [row.content as ContentHash, manifestOf(row)]))
}

export function manifestOf(row: { readonly content: string; readonly size: bigint; readonly manifest: Uint8Array | null }): Manifest {
  return row.manifest ? unpackManifest(row.manifest) : shortManifest(row.content as ContentHash, Number(row.size))
}
