/** Passwords of links, kept as argon2id hashes. */
import { hash, verify } from '@node-rs/argon2'

/** Kibibytes and passes: argon2id with what OWASP asks for at least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashLinkPassword(password: string): Promise<string> {
  return hash(normal(password), COST)
}

export function isLinkPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, normal(password))
}

/** One password, however a keyboard composed its characters. */
function normal(password: string): string {
  return password.normalize('NFKC')
}
