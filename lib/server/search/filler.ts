/**
 * Keeps the index up with the drives, in the background: first what changed after the index's own cursor, then texts
 * nobody has read yet. A restart, a lost index or a missed event costs nothing but time.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { fileKind } from '../../core/file-kind'
import type { ContentHash, DriveId, NodeId } from '../../core/ids'
import { collectContent } from '../collect-content'
import { findRevisions, type RevisionRow } from '../commit/describe'
import type { NodeRow } from '../commit/node-table'
import { openContent } from '../content'
import type { Server } from '../context'
import { type Drive, openOwnDrive } from '../drive'
import { createHelper, type Helper, scriptBeside } from '../helper/helper'
import type { ReadJob } from './read-text'
import { isReadable } from './readable'
import { Rush } from './rush'
import type { IndexedNode, SearchIndex, Unread } from './search-index'

export interface Filler {
  /** The drive may have changed: so many changes more. */
  note(drive: DriveId, changes?: number): void
  /** The server is asked for so many contents: what is done in the background can wait. */
  busy(contents: number): void
  /** Whether the index may lack something of the drive. */
  isBehind(drive: DriveId): boolean
  /** When there is nothing to do any more; from now on nothing is waited for. */
  settled(): Promise<void>
  /** Ends after the step that runs. */
  stop(): Promise<void>
}

/** Commits come in rows: many are one visit. */
const DELAY_MS = 300
/** After a failure of the index or the database. */
const RETRY_MS = 30_000
/** Small, because reading a page holds up the server for as long as it takes. */
const PAGE = 500
const TEXTS_AT_ONCE = 20

export const READER = {
  script: scriptBeside(import.meta.url, 'read-text'),
  timeoutMs: 60_000,
  idleMs: 60_000,
  memoryMebibytes: 512,
  residentMebibytes: 1024,
  background: true,
}

export function createFiller(
  server: Server,
  index: SearchIndex,
  reader: Helper<ReadJob, string | undefined> = createHelper(READER),
): Filler {
  const behind = new Set<DriveId>()
  const stopping = new AbortController()
  const rush = new Rush()
  let hurry = new AbortController()
  const { signal } = stopping
  let current: DriveId | undefined
  let work: Promise<void> | undefined

  function wake(delayMs: number): void {
    work ??= run(delayMs).then(failed => {
      work = undefined
      if (behind.size > 0 && !signal.aborted) wake(failed ? RETRY_MS : DELAY_MS)
    })
  }

  /** `true`: it was given up for now. */
  async function run(delayMs: number): Promise<boolean> {
    await sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined)
    for (let drive = await next(); drive && !signal.aborted; drive = await next()) {
      // A change from here on brings the drive back on the list.
      behind.delete(drive)
      current = drive
      const filled = await fill(drive).catch((error: unknown) => {
        if (!signal.aborted) server.log.warn({ err: error }, 'the search index could not be filled')
        return 'failed' as const
      })
      current = undefined
      if (filled !== 'done') behind.add(drive)
      if (filled === 'failed') return true
    }
    return false
  }

  /** While a drive is being filled, all of the machine is for that. */
  async function next(): Promise<DriveId | undefined> {
    const waiting = AbortSignal.any([signal, hurry.signal])
    for (let ms = rush.left(performance.now()); ms > 0 && !waiting.aborted; ms = rush.left(performance.now()))
      await sleep(ms, undefined, { signal: waiting, ref: false }).catch(() => undefined)
    return first(behind)
  }

  async function fill(id: DriveId): Promise<'done' | 'more'> {
    const drive = await openOwnDrive(server, id)
    if (drive) {
      await catchUp(drive, index, signal)
      return (await readTexts(drive)) ? 'more' : 'done'
    }
    await index.drop(id)
    return 'done'
  }

  /** `true`: there may be more. */
  async function readTexts(drive: Drive): Promise<boolean> {
    const texts = await index.unread(drive.id, TEXTS_AT_ONCE)
    for (const unread of texts) {
      if (signal.aborted) return false
      const text = await readText(drive, unread)
      if (text !== undefined) await index.setText(drive.id, unread.content, text)
    }
    return texts.length === TEXTS_AT_ONCE
  }

  /** `null`: it has none that can be read. `undefined`: another time. */
  async function readText(drive: Drive, unread: Unread): Promise<string | null | undefined> {
    const bytes = await bytesOf(drive, unread).catch((error: unknown) => {
      server.log.warn({ err: error }, 'a content could not be read for the search')
      return undefined
    })
    if (!bytes) return undefined
    const done = await reader.run({ name: unread.name, bytes })
    if (done.kind === 'closed') return undefined
    if (done.kind !== 'done') server.log.info({ how: done.kind }, 'a content gives no text')
    return done.kind === 'done' ? (done.result ?? null) : null
  }

  return {
    note(drive, changes = 0) {
      behind.add(drive)
      rush.note(performance.now(), changes)
      wake(DELAY_MS)
    },
    busy: contents => rush.note(performance.now(), contents),
    isBehind: drive => behind.has(drive) || current === drive,
    async settled() {
      hurry.abort()
      while (work && !signal.aborted) await work
      hurry = new AbortController()
    },
    async stop() {
      stopping.abort()
      reader.close()
      await work
    },
  }
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  return set.values().next().value
}

/** A cursor beyond the drive's own was of another history. */
async function catchUp(drive: Drive, index: SearchIndex, signal: AbortSignal): Promise<void> {
  const { db, epoch } = drive.server
  let cursor = await index.cursor(drive.id, epoch)
  const { seq } = await db.drive.findUniqueOrThrow({ where: { id: drive.id }, select: { seq: true } })
  if (BigInt(cursor) > seq) {
    await index.drop(drive.id)
    cursor = await index.cursor(drive.id, epoch)
  }
  while (!signal.aborted) {
    const where = { driveId: drive.id, seq: { gt: BigInt(cursor) }, ...(cursor === 0 && { deleted: false }) }
    const rows = await db.node.findMany({ where, orderBy: { seq: 'asc' }, take: PAGE })
    const last = rows.at(-1)
    if (!last) return
    cursor = Number(last.seq)
    await index.apply(drive.id, { ...(await changesOf(drive, rows)), cursor })
  }
}

async function changesOf(drive: Drive, rows: readonly NodeRow[]): Promise<{ nodes: IndexedNode[]; gone: NodeId[] }> {
  const live = rows.filter(row => !row.deleted)
  const ids = live.map(row => row.revisionId).filter(id => id !== null)
  const revisions = new Map((await findRevisions(drive.server.db, drive.id, ids)).map(row => [row.id, row]))
  const nodes = live.map(row => toIndexed(row, row.revisionId === null ? undefined : revisions.get(row.revisionId)))
  return { nodes, gone: rows.filter(row => row.deleted).map(row => row.id as NodeId) }
}

function toIndexed(row: NodeRow, revision: RevisionRow | undefined): IndexedNode {
  const { id, parentId, name, folder } = row
  const readable = revision && isReadable(name, Number(revision.size)) ? (revision.content as ContentHash) : null
  return {
    id: id as NodeId,
    parent: parentId as NodeId,
    name,
    kind: folder ? 'folder' : fileKind(name),
    size: revision ? Number(revision.size) : null,
    at: revision ? Number(revision.at) : null,
    author: revision?.authorId ?? null,
    device: revision?.deviceId ?? null,
    readable,
  }
}

/** `undefined` when the file has another content by now, which then is on the list itself. */
async function bytesOf(drive: Drive, { node, content }: Unread): Promise<Uint8Array | undefined> {
  const file = await openContent(drive, node).catch(() => undefined)
  return file?.hash === content ? collectContent(file) : undefined
}
