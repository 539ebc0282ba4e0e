/**
 * A drive of a browser's memory, for tests and for looking at states that are hard to reach: what is changed in it shows,
 * and nothing is sent anywhere. `big` has a hundred thousand files in one folder.
 */
import type {
  DriveClient,
  DriveEdits,
  DriveMirror,
  DriveUploads,
  EditResult,
  FolderState,
  Refusal,
  ShownNode,
  Step,
  UploadItem,
  UploadsSnapshot,
} from '../../browser/drive-api'
import { freeName } from '../../core/free-name'
import type { ContentHash, DriveId, NodeId, RevisionId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import { nameKey } from '../../core/name'

const FOLDERS = ['Archive', 'Design', 'Reports 2026', '照片', 'مشاريع']
const FILES: readonly (readonly [string, number])[] = [
  ['Annual report 2026, final version for the board of directors – approved.docx', 2_400_000],
  ['budget 2.xlsx', 48_000],
  ['budget 10.xlsx', 51_200],
  ['Clair de lune.flac', 31_000_000],
  ['IMG_4031.jpg', 4_812_000],
  ['IMG_4032.png', 2_312_000],
  ['interview.mp4', 1_240_000_000],
  ['notes.md', 0],
  ['会议纪要（第三季度产品规划与预算讨论，包含全部附件和修订意见的最终版本）.docx', 320_000],
  ['تقرير نهائي عن المشروع.pdf', 880_000],
  [`${'x'.repeat(196)}.txt`, 12],
]
const HOUR_MS = 3_600_000
const BIG = 100_000

export function fakeDriveClient(drive: DriveId, state: string): DriveClient {
  const tree = new FakeTree(state)
  return {
    drive,
    mirror: tree,
    edits: fakeEdits(tree, state),
    uploads: fakeUploads(state),
    nudge: () => {},
    close: async () => {},
    forget: async () => {},
  }
}

class FakeTree implements DriveMirror {
  readonly nodes = new Map<NodeId, ShownNode>()
  private readonly listeners = new Set<() => void>()
  private readonly listings = new Map<NodeId, FolderState>()
  private made = 0

  constructor(private readonly state: string) {
    const names = state === 'empty-drive' ? [] : FOLDERS
    for (const name of names) this.add('folder', ROOT, name)
    if (state === 'big') for (let index = 0; index < BIG; index++) this.add('file', ROOT, `IMG_${(index * 7919) % BIG}.jpg`, index)
    else if (names.length > 0) for (const [name, size] of FILES) this.add('file', ROOT, name, size)
    const parent = [...this.nodes.values()].find(({ name }) => name === 'Reports 2026')?.id
    if (parent) for (const name of ['Quarter one', 'Quarter two']) this.add('folder', parent, name)
  }

  add(kind: 'file' | 'folder', parent: NodeId, name: string, size = 0): ShownNode {
    const index = this.made++
    const id = `node${String(index).padStart(18, '0')}` as NodeId
    const at = Date.now() - index * index * 7 * HOUR_MS
    const revision = {
      ...{ id: `r${id.slice(1)}` as RevisionId, content: 'a'.repeat(64) as ContentHash, size, mtime: Math.max(0, at), chunks: 1, at },
      ...{ author: 'Anna', device: index % 2 === 0 ? 'Laptop' : '' },
    }
    const node = { id, kind, parent, name, seq: index, deleted: false, revision: kind === 'file' ? revision : null, conflict: null }
    this.nodes.set(id, node)
    return node
  }

  children(parent: NodeId): ShownNode[] {
    return [...this.nodes.values()].filter(node => node.parent === parent)
  }

  changed(): void {
    this.listings.clear()
    for (const listener of this.listeners) listener()
  }

  snapshot = () => SNAPSHOT
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  folder(id: NodeId) {
    return { snapshot: () => this.listing(id), subscribe: this.subscribe }
  }

  async node(id: NodeId) {
    return this.nodes.get(id)
  }

  async path(id: NodeId) {
    return this.way(id)
  }

  async search() {
    return { hits: [], more: false, whole: true }
  }

  async counts(folder: NodeId) {
    const below = this.children(folder)
    return { files: below.length, folders: 0, bytes: below.reduce((sum, { revision }) => sum + (revision?.size ?? 0), 0), seq: 1 }
  }

  private listing(id: NodeId): FolderState {
    const known = this.listings.get(id) ?? this.read(id)
    this.listings.set(id, known)
    return known
  }

  private read(id: NodeId): FolderState {
    if (this.state === 'loading-folder') return { kind: 'loading' }
    if (this.state === 'failed-folder') return { kind: 'failed', why: 'offline' }
    if (this.state === 'gone-folder' || (id !== ROOT && !this.nodes.has(id))) return { kind: 'gone' }
    return { kind: 'listed', path: this.way(id), nodes: this.children(id) }
  }

  private way(id: NodeId): Step[] {
    const node = this.nodes.get(id)
    return node ? [...this.way(node.parent), { id, name: node.name }] : []
  }
}

const SNAPSHOT = { whole: true, nodes: FOLDERS.length + FILES.length, trouble: undefined }

/** In the state `refusing` nothing is done. */
function fakeEdits(tree: FakeTree, state: string): DriveEdits {
  const done = (nodes: readonly NodeId[]): EditResult => {
    tree.changed()
    return { kind: 'done', nodes, undo: undefined }
  }
  const refused = (id: NodeId, name: string, why: Refusal): EditResult => ({ kind: 'refused', refused: [{ id, name, why }] })
  const isTaken = (parent: NodeId) => {
    const keys = new Map(tree.children(parent).map(node => [nameKey(node.name), node.id]))
    return (key: string) => keys.get(key)
  }
  const create = async (kind: 'file' | 'folder', parent: NodeId, name: string): Promise<EditResult> => {
    const by = isTaken(parent)(nameKey(name))
    return by ? refused(by, name, { kind: 'name-taken', by }) : done([tree.add(kind, parent, name).id])
  }
  const put = (id: NodeId, change: Partial<ShownNode>) => {
    const node = tree.nodes.get(id)
    if (node) tree.nodes.set(id, { ...node, ...change })
  }
  const never = async () => ({ kind: 'gone' }) as const
  return {
    snapshot: () => NO_EDITS,
    subscribe: () => () => {},
    createFolder: (parent, name) => create('folder', parent, name),
    createText: (parent, name) => create('file', parent, name),
    star: async nodes => done(nodes.map(({ id }) => id)),
    async rename(id, name) {
      if (state === 'refusing') return refused(id, name, { kind: 'locked' })
      put(id, { name })
      return done([id])
    },
    async move(ids, parent, options) {
      const taken = isTaken(parent)
      const first = tree.nodes.get(ids[0] as NodeId)
      const by = first && taken(nameKey(first.name))
      if (by && options?.taken !== 'keep-both') return refused(first.id, first.name, { kind: 'name-taken', by })
      for (const id of ids) put(id, { parent, name: freeName(tree.nodes.get(id)?.name ?? '', 'file', key => taken(key) !== undefined) })
      return done(ids)
    },
    async copy(ids, parent) {
      const copies = ids.flatMap(id => {
        const node = tree.nodes.get(id)
        const taken = isTaken(parent)
        return node
          ? [
              tree.add(
                node.kind,
                parent,
                freeName(node.name, node.kind, key => taken(key) !== undefined),
                node.revision?.size,
              ).id,
            ]
          : []
      })
      return done(copies)
    },
    async remove(ids, options) {
      if (ids.length > 10 && !options?.confirmed) return { kind: 'unconfirmed', deletes: ids.length }
      for (const id of ids) tree.nodes.delete(id)
      return done(ids)
    },
    restore: async ids => done(ids),
    saveText: never,
    restoreRevision: never,
    resolveConflict: async ({ copy }) => done([copy.id]),
    undo: async () => undefined,
  }
}

const NO_EDITS = { pending: 0, head: 0, undo: [] }

function fakeUploads(state: string): DriveUploads {
  const snapshot = UPLOADS[state] ?? NO_UPLOADS
  return {
    snapshot: () => snapshot,
    subscribe: () => () => {},
    addFiles: () => {},
    addDropped: () => {},
    addHandles: () => {},
    onSameName: ask => {
      if (state === 'same-name') void ask({ item: upload(0, { kind: 'asking' }), mtime: Date.now(), existing: EXISTING, others: 3 })
      return () => {}
    },
    pause: () => {},
    resume: () => {},
    cancel: () => {},
    retry: () => {},
    clear: () => {},
    continueInterrupted: async () => 'not-allowed',
    discardInterrupted: async () => {},
  }
}

const EXISTING = new FakeTree('').add('file', ROOT, 'budget 10.xlsx', 40_000)

function upload(index: number, state: UploadItem['state'], sent = 0): UploadItem {
  const [name, size] = FILES[index % FILES.length] ?? ['', 0]
  return { id: String(index), batch: 'b', name, folders: index % 3 === 0 ? ['Trip', 'Day 2'] : [], size, sent, state }
}

const NO_UPLOADS: UploadsSnapshot = {
  ...{ items: [], interrupted: [], held: undefined, counting: false, bytesPerSecond: 0, busy: false },
  ...{ files: { total: 0, done: 0, failed: 0 }, bytes: { total: 0, sent: 0 } },
}

const SENDING: UploadsSnapshot = {
  ...NO_UPLOADS,
  items: [
    upload(0, { kind: 'done', node: ROOT, same: false }, 2_400_000),
    upload(1, { kind: 'done', node: ROOT, same: true }),
    upload(6, { kind: 'sending' }, 430_000_000),
    upload(4, { kind: 'failed', why: { kind: 'changed' } }),
    upload(8, { kind: 'paused' }),
    upload(9, { kind: 'queued' }),
    upload(10, { kind: 'failed', why: { kind: 'bad-name', why: 'reserved' } }),
  ],
  files: { total: 7, done: 2, failed: 2 },
  bytes: { total: 1_260_000_000, sent: 433_000_000 },
  bytesPerSecond: 8_400_000,
  busy: true,
}

const UPLOADS: Readonly<Record<string, UploadsSnapshot>> = {
  uploading: SENDING,
  'uploads-held': { ...SENDING, held: { why: 'offline', retryAt: Date.now() + HOUR_MS }, bytesPerSecond: 0 },
  'uploads-done': {
    ...SENDING,
    items: SENDING.items.slice(0, 2),
    files: { total: 2, done: 2, failed: 0 },
    bytes: { total: 2_448_000, sent: 2_448_000 },
    busy: false,
  },
  'same-name': { ...SENDING, items: [upload(2, { kind: 'asking' })], files: { total: 4, done: 0, failed: 0 } },
  interrupted: {
    ...NO_UPLOADS,
    interrupted: [{ batch: 'b', names: ['Holiday 2026', 'IMG_4031.jpg', '照片', 'notes.md'], to: ROOT, done: 128 }],
  },
}
