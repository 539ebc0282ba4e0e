import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeviceTrees } from './device-trees'
import type { ContentHash, NodeId, RevisionId } from './ids'
import { ROOT } from './ids'
import type { RemoteNode } from './protocol/messages'
import type { LocalEntry, Shared } from './sides'
import { CrashGate } from './testing/crash-gate'
import { holds } from './testing/holds'
import { MemoryStore, StoreData } from './testing/memory-store'

// ── What is seen here and heard from there, in any order ────────────────────────────────────────────────────────────

const FILES = ['f', 'g'] as NodeId[]
const FOLDERS = ['d'] as NodeId[]

const file = fc.constantFrom(...FILES)
const where = { parent: fc.constantFrom(ROOT, ...FOLDERS), name: fc.constantFrom('a', 'b') }
const content = fc.constantFrom('one', 'two')
const early = fc.boolean()

const Event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('see' as const), id: file, ...where, content: fc.option(content, { nil: undefined }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('see folder' as const), id: fc.constantFrom(...FOLDERS), ...where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), id: fc.constantFrom(...FILES, ...FOLDERS) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hear' as const), id: file, ...where, content, early }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hear folder' as const), id: fc.constantFrom(...FOLDERS), ...where, early }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hear of a delete' as const), id: fc.constantFrom(...FILES, ...FOLDERS), early }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('send' as const), id: file }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hear of what was sent' as const), id: file, ...where, early }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hear of another backup' as const) }) },
)
type Event = typeof Event extends fc.Arbitrary<infer One> ? One : never

interface Had {
  readonly places: Set<string>
  readonly contents: Set<string>
}

const had = (): Had => ({ places: new Set(), contents: new Set() })
const placeKey = (id: NodeId, { parent, name }: { parent: NodeId; name: string }) => `${id} ${parent}/${name}`

/** Trees, and a record apart of all that either side ever had. */
class Course {
  readonly trees = new DeviceTrees(new MemoryStore(new StoreData(), new CrashGate()), undefined)
  readonly here = had()
  readonly there = had()
  private seq = 0
  private readonly sent = new Map<NodeId, Shared>()

  take(event: Event): void {
    const { trees } = this
    if (event.kind === 'see') this.see({ ...this.seen(event), kind: 'file', content: event.content as ContentHash | undefined, size: 1 })
    if (event.kind === 'see folder') this.see({ ...this.seen(event), kind: 'folder', fingerprint: null })
    if (event.kind === 'forget') {
      trees.forgetLocal(event.id)
      trees.settle(event.id)
    }
    if (event.kind === 'hear') this.hear({ ...this.told(event), kind: 'file', revision: revisionOf(event.content) }, event.early)
    if (event.kind === 'hear folder') this.hear({ ...this.told(event), kind: 'folder', revision: null }, event.early)
    if (event.kind === 'hear of a delete') this.gone(event.id, event.early)
    if (event.kind === 'send') this.send(event.id)
    if (event.kind === 'hear of what was sent') this.arrived(event)
    if (event.kind === 'hear of another backup') trees.loseBase(`epoch ${this.seq++}`)
  }

  private seen({ id, parent, name }: { id: NodeId; parent: NodeId; name: string }) {
    return { id, parent, name, fingerprint: { size: 1, mtime: this.seq++ }, observedAt: 1e6 }
  }

  private told({ id, parent, name }: { id: NodeId; parent: NodeId; name: string }) {
    return { id, parent, name, seq: ++this.seq, deleted: false, conflict: null }
  }

  private see(entry: LocalEntry): void {
    this.here.places.add(placeKey(entry.id, entry))
    if (entry.kind === 'file' && entry.content !== undefined) this.here.contents.add(`${entry.id} ${entry.content}`)
    this.trees.setLocal(entry)
    this.trees.settle(entry.id)
  }

  private hear(node: RemoteNode, isEarly: boolean): void {
    this.there.places.add(placeKey(node.id, node))
    if (node.revision) this.there.contents.add(`${node.id} ${node.revision.content}`)
    this.trees.applyRemote(node, isEarly)
  }

  private gone(id: NodeId, isEarly: boolean): void {
    const node = { ...this.told({ id, parent: ROOT, name: 'a' }), kind: 'folder' as const, deleted: true, revision: null }
    this.trees.applyRemote(node, isEarly)
  }

  private send(id: NodeId): void {
    const local = this.trees.local.get(id)
    if (local?.kind !== 'file' || local.content === undefined || !local.fingerprint) return
    const place = this.trees.remote.get(id) ? undefined : { parent: local.parent, name: local.name }
    const { fingerprint, observedAt, size } = local
    const shared = { place, content: local.content, size, fingerprint, observedAt, revision: `sent ${local.content}`, chunks: 1 }
    this.sent.set(id, shared)
    this.trees.sending(id, shared)
  }

  /** The server may have moved it since it took it. */
  private arrived(event: Extract<Event, { kind: 'hear of what was sent' }>): void {
    const shared = this.sent.get(event.id)
    if (!shared) return
    if (shared.place) this.there.places.add(placeKey(event.id, shared.place))
    const revision = { ...revisionOf(shared.content), id: shared.revision as RevisionId }
    this.hear({ ...this.told(event), kind: 'file', revision }, event.early)
  }
}

function revisionOf(text: string) {
  const id = `by others ${text}` as RevisionId
  return { id, content: text as ContentHash, size: 1, mtime: 0, chunks: 1, at: 0, author: '', device: '' }
}

test('law 6: the base only ever holds a place, and a content, that both sides had', () => {
  let agreed = 0
  holds(
    fc.property(fc.array(Event, { maxLength: 30, size: 'max' }), events => {
      const course = new Course()
      for (const event of events) {
        course.take(event)
        for (const entry of course.trees.base.all()) {
          agreed++
          for (const side of [course.here, course.there]) {
            expect(side.places).toContain(placeKey(entry.id, entry))
            if (entry.kind === 'file') expect(side.contents).toContain(`${entry.id} ${entry.content}`)
          }
        }
      }
    }),
    500,
  )
  expect(agreed).toBeGreaterThan(1_000)
})
