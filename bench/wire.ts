/** A TCP connection with a meter: everything that crosses it is counted, and nothing is looked at. */
import { type AddressInfo, connect, createServer } from 'node:net'

export interface Wire {
  readonly port: number
  readonly bytes: () => number
  close(): void
}

/** A port whose connections go on to `target`. */
export async function openWire(target: number): Promise<Wire> {
  let bytes = 0
  const count = (data: Buffer) => {
    bytes += data.length
  }
  const server = createServer(near => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      socket.on('data', count)
      socket.on('error', () => socket.destroy())
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, bytes: () => bytes, close: () => server.close() }
}
