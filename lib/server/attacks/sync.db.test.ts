/** Devices that say they are others, or that the drive stands otherwise than it does. */
import { expect, test } from 'vitest'
import type { NodeId, RevisionId } from '../../core/ids'
import { PROTOCOL_VERSION } from '../../core/protocol/messages'
import { newId } from '../new-id'
import { makeSharedWorld, type SharedWorld } from '../testing/shared-world'
import { differences, readTables } from '../testing/tables'
import { chunk, createFolder, move, remove, revision } from '../testing/test-content'
import { withTestServer } from '../testing/with-test-server'

let world: SharedWorld

withTestServer({ one: 'all' }, async run => {
  world = await makeSharedWorld(run)
})

test('32 a device that is somebody else’s, or none, does nothing', async () => {
  const { owner, editor, outsider, drive } = world
  for (const device of [editor.device, outsider.device, newId(), '../../x', '']) {
    const headers = { 'x-lockstep-device': device as string }
    for (const path of ['lead', 'commits']) {
      const answer = await owner.ask(
        'POST',
        `/api/drives/${drive}/${path}`,
        { protocol: PROTOCOL_VERSION, fence: 1, deletesConfirmed: true, ops: [createFolder('forged')] },
        headers,
      )
      expect([400, 401]).toContain(answer.status)
    }
  }
  expect(await world.run.server.db.node.count({ where: { name: 'forged' } })).toBe(0)
})

test('32 a tab that led before writes nothing', async () => {
  const { owner } = world
  const old = owner.fence
  await owner.lead()
  for (const fence of [old, 0, old - 1]) expect((await owner.commit([createFolder('late')], { fence })).status).toBe(409)
  expect(await world.run.server.db.node.count({ where: { name: 'late' } })).toBe(0)
})

test('32 a commit that is sent again is answered again, and done once', async () => {
  const { owner, editor } = world
  const op = createFolder('once')
  const first = await owner.commit([op])
  const before = await readTables(world.run.server.db)
  expect((await owner.commit([op])).body.outcomes).toEqual(first.body.outcomes)
  // Nor by somebody else who saw it.
  await editor.commit([op])
  expect(differences(before, await readTables(world.run.server.db))).toEqual([])
})

test('32 a place in the sequence that never was tells nothing and breaks nothing', async () => {
  const { owner, run } = world
  for (const since of ['9007199254740991', '-1', '1e9', 'NaN', '0x10', '1.5']) {
    const answer = await owner.get<{ nodes?: unknown[] }>(owner.path(`changes?since=${since}`))
    expect([since, [200, 400].includes(answer.status), answer.body.nodes ?? []]).toEqual([since, true, []])
  }
  const { name } = await run.server.db.node.findFirstOrThrow({ where: { id: world.nodes.secret } })
  expect(name).toBe('secret.txt')
})

test('32 what was seen otherwise than it stands is not changed', async () => {
  const { owner, nodes } = world
  const part = chunk('other')
  await owner.sendPack(part)
  const wrong = { id: nodes.secret, place: { parent: nodes.folder, name: 'secret.txt' } }
  const { body } = await owner.commit([
    move(wrong, 'moved.txt'),
    { op: 'edit', opId: newId(), id: nodes.secret, expect: newId<RevisionId>(), revision: await revision([part]) },
    remove(wrong, Number.MAX_SAFE_INTEGER),
  ])
  expect(body.outcomes.map(({ kind }) => kind)).toEqual(['stale', 'stale', 'stale'])
})

test('32 the ids of another drive are nothing in one’s own', async () => {
  const { outsider, nodes, run } = world
  const before = await run.server.db.node.findMany({ where: { driveId: world.drive } })
  const { body } = await outsider.commit(
    [
      createFolder('inside', nodes.folder),
      move({ id: nodes.secret, place: { parent: 'root' as NodeId, name: 'secret.txt' } }, 'mine.txt'),
      remove({ id: nodes.secret, place: { parent: 'root' as NodeId, name: 'secret.txt' } }, 1),
      { op: 'restore', opId: newId(), id: nodes.trashed, place: { parent: 'root' as NodeId, name: 'back' } },
    ],
    { deletesConfirmed: true },
  )
  expect(body.outcomes.map(({ kind }) => kind)).toEqual(['parent-gone', 'stale', 'stale', 'stale'])
  expect(await run.server.db.node.findMany({ where: { driveId: world.drive } })).toEqual(before)
})
