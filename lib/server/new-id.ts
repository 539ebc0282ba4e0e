/** 128 random bits as 22 characters of base64url. */
import { randomBytes } from 'node:crypto'

export function newId<Id extends string>(): Id {
  return randomBytes(16).toString('base64url') as Id
}
