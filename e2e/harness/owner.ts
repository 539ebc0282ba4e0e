/** The first account of a new server, for those who measure: made as a person does it, by the link that the server prints. */
import type { TestServer } from './server'

export const OWNER = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery' }

export async function makeOwner(server: TestServer): Promise<void> {
  const token = server.setupLink?.split('#')[1]
  const answer = await fetch(`${server.origin}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ token, ...OWNER }),
  })
  if (!answer.ok) throw new Error(`no account: ${answer.status}`)
}
