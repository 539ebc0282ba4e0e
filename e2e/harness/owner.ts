/** The first account of a new server, made as a person does it: by the link that the server prints. */
import type { Account } from './account'
import type { TestServer } from './server'

/** Whose data nobody looks at: for those who measure. */
export const OWNER: Account = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery' }

export async function makeOwner(server: TestServer, account: Account): Promise<void> {
  const token = server.setupLink?.split('#')[1]
  const answer = await fetch(`${server.origin}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ token, ...account }),
  })
  if (!answer.ok) throw new Error(`no first account: ${answer.status} ${await answer.text()}`)
}
