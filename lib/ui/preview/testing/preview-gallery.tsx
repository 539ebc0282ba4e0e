'use client'
/**
 * Previews of files that are on no server, in each of their states: `/gallery/preview?show=pdf`, with `&as=offline`,
 * `gone`, `slow`, `deleted`, `older`, `edit`, `conflict` or `refused`. Only while developing.
 */
import { useSearchParams } from 'next/navigation'
import { Suspense, useEffect, useState } from 'react'
import type { NodeId, RevisionId } from '../../../core/ids'
import { ROOT } from '../../../core/ids'
import { RemoteFault } from '../../../core/ports'
import type { RemoteNode } from '../../../core/protocol/messages'
import { Toaster } from '../../kit/toaster'
import { QueryProvider } from '../../queries/query-provider'
import type { FileBytes, ShownFile } from '../file-bytes'
import { Preview } from '../preview'
import type { EditDoor, SaveFailed } from '../save-result'
import { FAKE_FILES } from './fake-contents'

const WORDS = Object.keys(FAKE_FILES)
const HOUR_MS = 3_600_000

export function PreviewGallery() {
  return (
    <Suspense>
      <QueryProvider>
        <InState />
        <Toaster />
      </QueryProvider>
    </Suspense>
  )
}

function InState() {
  const query = useSearchParams()
  const as = query.get('as') ?? ''
  const [id, setId] = useState(() => fakeId(Math.max(0, WORDS.indexOf(query.get('show') ?? ''))))
  const [{ nodes, contents }, setFiles] = useState<Files>({ nodes: [], contents: new Map() })
  const [open, setOpen] = useState(true)
  const [bytesOf] = useState(() => (file: ShownFile) => fakeBytes(file, as))
  const [deleted, setDeleted] = useState<NodeId>()
  useEffect(() => void makeFiles().then(setFiles), [])
  useEffect(() => {
    if (as !== 'deleted' || nodes.length === 0 || deleted !== undefined) return
    const timer = setTimeout(() => setDeleted(id), 500)
    return () => clearTimeout(timer)
  }, [as, nodes, id, deleted])
  if (nodes.length === 0) return null
  latest = contents
  const shown = deleted === undefined ? nodes : nodes.filter(node => node.id !== deleted)
  const older = nodes.find(node => node.id === id)?.revision
  return (
    <main>
      <h1 className="sr-only">Preview</h1>
      {open && (
        <Preview
          nodes={shown}
          id={id}
          onShow={setId}
          onClose={() => setOpen(false)}
          bytesOf={bytesOf}
          edits={fakeDoor(as)}
          {...(as === 'older' && older && { revision: older })}
        />
      )}
    </main>
  )
}

interface Files {
  readonly nodes: readonly RemoteNode[]
  readonly contents: ReadonlyMap<NodeId, Uint8Array<ArrayBuffer>>
}

let latest: Files['contents'] = new Map()

async function makeFiles(): Promise<Files> {
  const contents = await Promise.all(
    WORDS.map(async (word, at) => [fakeId(at), (await FAKE_FILES[word]?.content()) ?? new Uint8Array()] as const),
  )
  return {
    nodes: WORDS.map((word, at) => fakeNode(FAKE_FILES[word]?.name ?? '', at, contents[at]?.[1].length ?? 0)),
    contents: new Map(contents),
  }
}

function fakeId(at: number): NodeId {
  return `node${String(at).padStart(18, '0')}` as NodeId
}

function fakeNode(name: string, at: number, size: number): RemoteNode {
  const time = Date.now() - at * at * HOUR_MS
  const revision = {
    id: `revision${String(at).padStart(14, '0')}` as RevisionId,
    size,
    mtime: time,
    at: time,
    chunks: 1,
    author: 'Anna',
    device: '',
  }
  const content = 'a'.repeat(64) as NonNullable<RemoteNode['revision']>['content']
  return { id: fakeId(at), kind: 'file', parent: ROOT, name, seq: at, deleted: false, revision: { ...revision, content }, conflict: null }
}

function fakeBytes({ node, name, size, revision }: ShownFile, as: string): FileBytes {
  const content = latest.get(node) ?? new Uint8Array()
  const inlineUrl = as === 'offline' || as === 'gone' ? '/gallery/nothing' : URL.createObjectURL(new Blob([content]))
  const answer = async (signal: AbortSignal) => {
    if (as === 'slow') await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    if (as === 'offline') throw new RemoteFault('offline')
    if (as === 'gone') throw new RemoteFault('not-found')
  }
  return {
    key: `${node}/${revision}/${as}`,
    name,
    size,
    inlineUrl,
    downloadUrl: inlineUrl,
    read: async (from, to, signal) => {
      await answer(signal)
      return content.slice(from, to)
    },
    thumbnail: async signal => {
      await answer(signal)
      return undefined
    },
  }
}

function fakeDoor(as: string): EditDoor {
  const failed: SaveFailed = { kind: 'failed', reason: as === 'refused' ? 'over-quota' : 'offline' }
  const newer = { author: 'Anna Lindqvist', at: Date.now() - 120_000, revision: 'theirs0000000000000000' as RevisionId }
  let asked = false
  return {
    save: async () => {
      if (as === 'refused') return failed
      if (as === 'conflict' && !asked) {
        asked = true
        return { kind: 'conflict', newer }
      }
      return { kind: 'saved', revision: 'mine000000000000000000' as RevisionId }
    },
    saveCopy: async () => (as === 'refused' ? failed : { kind: 'saved', name: 'README (1).md' }),
  }
}
