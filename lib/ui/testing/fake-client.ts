/** A browser side that shows one chosen state and does nothing, for tests and for looking at states that are hard to reach. */
import type { ClientSnapshot, FolderSnapshot, LockstepClient, Support } from '../../browser/client-api'
import type { DriveId, NodeId } from '../../core/ids'
import type { Activity, Count, PauseReason, SyncStatus, WaitingItem } from '../../core/status'

const FAKE_DRIVE = 'drive00000000000000000' as DriveId
const NOW = Date.now()
const MINUTE_MS = 60_000

const PAUSES: readonly PauseReason[] = [
  'person',
  'permission-ask',
  'permission-denied',
  'folder-gone',
  'signed-out',
  'device-revoked',
  'no-access',
  'outdated',
  'over-quota',
  'disk-full',
  'server-full',
  'fault',
  'lost-lead',
]

const PATHS = [
  ['Reports', '2026', 'Annual report, final version for the board.docx'],
  ['照片', '2026年春节', '全家福.jpg'],
  ['Music', 'Débussy – Clair de lune.flac'],
  ['backup.tar.gz'],
]

const NOTHING: Count = { files: 0, bytes: 0, names: [] }

const STATUSES: Record<string, SyncStatus> = {
  starting: { kind: 'starting' },
  scanning: { kind: 'scanning', found: 3481 },
  'up-to-date': { kind: 'up-to-date', since: NOW - 4 * MINUTE_MS, cursor: 1 },
  syncing: {
    kind: 'syncing',
    done: 128,
    total: 412,
    bytesDone: 734_003_200,
    bytesTotal: 2_340_000_000,
    bytesPerSecond: 12_400_000,
    secondsLeft: 130,
  },
  preview: {
    kind: 'preview',
    preview: {
      up: { files: 412, bytes: 1_240_000_000, names: PATHS },
      down: { files: 38, bytes: 20_400_000, names: PATHS },
      same: 1204,
      made: { files: 24, bytes: 0, names: [['Reports'], ['Reports', '2026'], ['照片']] },
      moved: NOTHING,
      deletedHere: NOTHING,
      deletedThere: NOTHING,
      conflicts: { files: 2, bytes: 48_000, names: PATHS.slice(0, 2) },
      unholdable: { files: 3, bytes: 9000, names: [['notes', 'con.txt'], ['a:b.txt'], ['what?.md']] },
    },
  },
  ahead: {
    kind: 'paused',
    why: 'person',
    ahead: {
      up: { files: 3, bytes: 1_240_000, names: PATHS.slice(1) },
      down: NOTHING,
      same: 0,
      made: { files: 1, bytes: 0, names: [['photos', '2025']] },
      moved: { files: 2, bytes: 0, names: PATHS.slice(0, 2) },
      deletedHere: { files: 1, bytes: 12_000, names: PATHS.slice(3) },
      deletedThere: { files: 40, bytes: 9_200_000, names: manyPaths(20) },
      conflicts: NOTHING,
      unholdable: NOTHING,
    },
  },
  'ahead-nothing': {
    kind: 'paused',
    why: 'person',
    ahead: {
      ...{ up: NOTHING, down: NOTHING, same: 0, made: NOTHING, moved: NOTHING },
      ...{ deletedHere: NOTHING, deletedThere: NOTHING, conflicts: NOTHING, unholdable: NOTHING },
    },
  },
  asking: { kind: 'asking', alarm: { why: 'mass-delete', side: 'there', deletes: 132, emptied: 4, of: 140, names: manyPaths(100) } },
  emptied: { kind: 'asking', alarm: { why: 'would-empty', side: 'here', deletes: 12, emptied: 0, of: 12, names: manyPaths(12) } },
  offline: { kind: 'offline', since: NOW - 2 * MINUTE_MS, retryAt: NOW + MINUTE_MS },
  ...Object.fromEntries(PAUSES.map(why => [`paused-${why}`, { kind: 'paused', why }] as const)),
}

export function fakeClient(state: string): LockstepClient {
  const snapshot: ClientSnapshot = { ready: true, folders: foldersOf(state), online: state !== 'offline' }
  const done = async () => {}
  return {
    support: supportOf(state),
    snapshot: () => snapshot,
    subscribe: () => () => {},
    pickFolder: async () => ({ kind: 'aborted' }),
    connectDropped: async () => ({ kind: 'not-a-folder' }),
    disconnect: done,
    command: () => {},
    requestPermission: async () => false,
    onAdvanced: () => () => {},
    onRights: () => () => {},
    onNoticed: () => () => {},
    onDevices: () => () => {},
    nudge: () => {},
    close: done,
  }
}

function supportOf(state: string): Support {
  if (state === 'no-api' || state === 'insecure' || state === 'brave') return { folders: false, why: state }
  return { folders: true }
}

function foldersOf(state: string): readonly FolderSnapshot[] {
  const status = STATUSES[state === 'waiting' || state === 'follower' ? 'up-to-date' : state]
  if (!status) return []
  return [
    {
      id: 'folder',
      drive: FAKE_DRIVE,
      name: 'Documents',
      role: state === 'follower' ? 'follower' : 'leader',
      status,
      waiting: state === 'waiting' ? WAITING : [],
      activity: ACTIVITY,
      items: state === 'syncing' ? ITEMS : new Map(),
    },
  ]
}

const ITEMS: FolderSnapshot['items'] = new Map([
  [fakeNodeId(3), 'sending'],
  [fakeNodeId(4), 'to-send'],
  [fakeNodeId(5), 'receiving'],
  [fakeNodeId(6), 'to-receive'],
  [fakeNodeId(7), 'waiting'],
  [fakeNodeId(8), 'gone'],
])

function fakeNodeId(index: number): NodeId {
  return `node${String(index).padStart(18, '0')}` as NodeId
}

const WHYS: readonly WaitingItem['why'][] = ['in-use', 'bad-name', 'too-long', 'over-quota', 'locked', 'content-missing']

const WAITING: readonly WaitingItem[] = WHYS.map((why, index) => ({
  id: fakeNodeId(100 + index),
  path: PATHS[index % PATHS.length] ?? [],
  why,
  retryAt: index % 2 === 0 ? NOW + MINUTE_MS : undefined,
}))

const HAPPENED: readonly Activity['what'][] = [
  'sent',
  'sent-emptied',
  'sent-same-time',
  'received',
  'moved-here',
  'moved-there',
  'deleted-here',
  'deleted-there',
  'conflict',
  'renamed-for-case',
  'folder-here',
  'folder-there',
]

const ACTIVITY: readonly Activity[] = HAPPENED.map((what, index) => ({
  at: NOW - index * index * 7 * MINUTE_MS,
  what,
  path: PATHS[index % PATHS.length] ?? [],
  ...(what.startsWith('moved') && { from: ['Old place', 'before.txt'] }),
  ...((what.startsWith('sent') || what === 'received') && { bytes: 2_400_000 * (index + 1) }),
}))

function manyPaths(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => ['Photos', '2025', `IMG_${4000 + index}.jpg`])
}
