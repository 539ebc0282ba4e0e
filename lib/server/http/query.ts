/** What the path and the query of a request ask for. */
import { isClientId, type NodeId, ROOT } from '../../core/ids'
import { Fault } from '../fault'
import { type Params, textOf } from './routes'

/** The node that the path names. Throws `not-found` for what is no id. */
export function nodeOf(params: Params): NodeId {
  return toNodeId(textOf(params, 'node'))
}

/** Throws `not-found`. */
export function toNodeId(text: string): NodeId {
  if (text !== ROOT && !isClientId(text)) throw new Fault('not-found')
  return text as NodeId
}

/** A whole number, at most `most`. Throws `bad-request`. */
export function integerOf(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^\d{1,16}$/.test(text)) throw new Fault('bad-request', `${name} must be a whole number`)
  return Math.min(Number(text), most)
}

/** How many rows of a list: `otherwise` unless asked, 1 at least. */
export function limitOf(query: URLSearchParams, otherwise: number, most: number): number {
  return Math.max(1, integerOf(query, 'limit', otherwise, most))
}

/** Where a list of things that happened goes on: after the last one given, which its time and id name. */
export interface TimeCursor {
  readonly at: bigint
  readonly id: string
}

/** Of `before`; undefined: from the newest. Throws `bad-request`. */
export function timeCursorOf(query: URLSearchParams): TimeCursor | undefined {
  const text = query.get('before')
  if (text === null) return undefined
  const [, at, id] = /^(\d{1,16})\.([A-Za-z0-9_-]{22})$/.exec(text) ?? []
  if (at === undefined || id === undefined) throw new Fault('bad-request', 'before must be what next was')
  return { at: BigInt(at), id }
}

export function timeCursor(last: TimeCursor): string {
  return `${last.at}.${last.id}`
}
