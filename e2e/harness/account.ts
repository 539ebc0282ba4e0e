/** The accounts that every test server has. */

export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

export const PASSWORD = 'correct horse battery'

/** The first account of every test server, and its only administrator. */
export const ADMIN: Account = { name: 'Admin', email: 'admin@example.com', password: 'correct horse admin' }

/** Each test takes one that no other took on its server. */
export function numberedAccount(number: number): Account {
  return { name: `Person ${number}`, email: `person${number}@example.com`, password: PASSWORD }
}
