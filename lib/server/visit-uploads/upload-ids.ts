/**
 * The ids of an upload follow from its link and from the key that its sender gave it: a request that is sent again is
 * recognised, what a crash cut short is finished under the same ids, and no link comes to another's uploads.
 */
import { createHash } from 'node:crypto'
import type { NodeId, OpId, RevisionId } from '../../core/ids'

/** The name of its file as well: hex, which no file system folds. */
export const UPLOAD_ID = /^[0-9a-f]{32}$/

export function uploadId(linkId: string, key: string): string {
  return digest('upload', linkId, key).toString('hex')
}

export interface MadeIds {
  readonly op: OpId
  readonly node: NodeId
  readonly revision: RevisionId
}

/** Of what the upload becomes. */
export function madeIds(linkId: string, upload: string): MadeIds {
  const id = (what: string) => digest(what, linkId, upload).toString('base64url')
  return { op: id('op') as OpId, node: id('node') as NodeId, revision: id('revision') as RevisionId }
}

function digest(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
}
