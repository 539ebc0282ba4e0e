/** What a device does to single files of a drive, by their ids. */
import { conflictName } from '../../lib/core/conflict'
import type { NodeId, OpId } from '../../lib/core/ids'
import type { RemoteNode } from '../../lib/core/protocol/messages'
import { type ApiPeer, newId } from './api-peer'

export async function editFile(peer: ApiPeer, id: NodeId, text: string): Promise<void> {
  const { revision } = await nodeOf(peer, id)
  if (!revision) throw new Error('not a file')
  await peer.commit([{ op: 'edit', opId: newId<OpId>(), id, expect: revision.id, revision: await peer.upload(text) }])
}

/** Beside a file, a copy of it that somebody else changed at the same time. */
export async function addConflict(peer: ApiPeer, of: NodeId, text: string): Promise<NodeId> {
  const { name, parent, revision } = await nodeOf(peer, of)
  const id = newId<NodeId>()
  const place = { parent, name: conflictName(name, 'file', { device: 'The test', at: 0 }) }
  const conflict = { of, base: null, theirs: revision?.id ?? null }
  await peer.commit([{ op: 'create-file', opId: newId<OpId>(), id, place, revision: await peer.upload(text), conflict }])
  return id
}

export async function removeNode(peer: ApiPeer, id: NodeId): Promise<void> {
  const { parent, name, revision, seq } = await nodeOf(peer, id)
  const expect = { place: { parent, name }, revision: revision?.id ?? null }
  await peer.commit([{ op: 'delete', opId: newId<OpId>(), id, expect, cursor: seq }])
}

export async function nodeOf(peer: ApiPeer, id: NodeId): Promise<RemoteNode> {
  const node = (await peer.nodes()).find(found => found.id === id)
  if (!node) throw new Error(`no node ${id}`)
  return node
}
