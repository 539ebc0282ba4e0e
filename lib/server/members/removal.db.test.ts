/** Whoever is out is out at once, also with what was under way. */
import { describe, expect, test, vi } from 'vitest'
import type { DeviceId } from '../../core/ids'
import { PROTOCOL_VERSION } from '../../core/protocol/messages'
import { editDrive } from '../commit/commit'
import { openDrive } from '../drive'
import { statuses, testSharing } from '../testing/sharing'
import { heard } from '../testing/test-client'
import { chunk, createFolder, framed } from '../testing/test-content'

const here = testSharing()

describe('somebody who was removed', () => {
  test('is told at once, hears nothing more, and the next request is refused', async () => {
    const { id } = await here.share('editor')
    const socket = here.ben.socket()
    await heard(socket, 'connect')
    const first = heard(socket, 'advanced')
    while ((await here.run.server.db.node.count()) === 0) await here.anna.commit([createFolder('before')])
    await first
    const pushed: unknown[] = []
    socket.on('advanced', message => pushed.push(message))
    const refused = heard(socket, 'refused-drive')
    expect(await here.remove(id)).toBe(204)
    await here.anna.commit([createFolder('after')])
    expect(await refused).toEqual({ drive: here.anna.drive })
    expect(await socket.emitWithAck('join', here.anna.drive)).toEqual({ error: 'not-found' })
    expect(pushed).toEqual([])
    for (const right of ['read', 'write', 'own'] as const) expect(await statuses(here.ben, right)).toEqual([404])
    socket.close()
  })

  test('does not finish the pack that was under way', async () => {
    const { id } = await here.share('editor')
    const bytes = framed([chunk('one'), chunk('two')])
    const gate = createGate()
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(bytes.subarray(0, 20))
        await gate.opened
        controller.enqueue(bytes.subarray(20))
        controller.close()
      },
    })
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { origin: here.ben.origin, cookie: here.ben.cookie, 'content-type': 'application/octet-stream' },
    }
    const reserve = vi.spyOn(here.run.server.quota, 'reserve')
    const sending = fetch(here.ben.origin + here.ben.path('packs'), init as RequestInit)
    await vi.waitFor(() => expect(reserve).toHaveBeenCalled())
    expect(await here.remove(id)).toBe(204)
    gate.open()
    expect((await sending).status).toBe(404)
    expect(await here.run.server.db.pack.count()).toBe(0)
  })

  test('does not commit what stood in the line when the right was taken', async () => {
    const { id } = await here.share('editor')
    const { user } = await here.ben.me()
    const drive = await openDrive(here.run.server, user, here.anna.drive, 'write')
    const late = () =>
      editDrive(drive, 'web:page' as DeviceId, { protocol: PROTOCOL_VERSION, deletesConfirmed: true, ops: [createFolder('late')] })
    await here.changeRole(id, 'viewer')
    await expect(late()).rejects.toMatchObject({ kind: 'forbidden' })
    await here.remove(id)
    await expect(late()).rejects.toMatchObject({ kind: 'not-found' })
    expect(await here.run.server.db.node.count()).toBe(0)
  })
})

test('whose role changes is told which it is now, and goes on hearing', async () => {
  const { id } = await here.share('viewer')
  const socket = here.ben.socket()
  await heard(socket, 'connect')
  expect(await socket.emitWithAck('join', here.anna.drive)).toEqual({ ok: true })
  const told = heard(socket, 'rights')
  await here.changeRole(id, 'editor')
  expect(await told).toEqual({ drive: here.anna.drive, role: 'editor' })
  const advanced = heard(socket, 'advanced')
  await here.anna.commit([createFolder('new')])
  expect(await advanced).toMatchObject({ drive: here.anna.drive })
  socket.close()
})

test('who is added is told, without having asked', async () => {
  const socket = here.ben.socket()
  await heard(socket, 'connect')
  const told = heard(socket, 'rights')
  await here.share('viewer')
  expect(await told).toEqual({ drive: here.anna.drive, role: 'viewer' })
  socket.close()
})

function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open: () => open() }
}
