/** What the visitor of a shared link asks of the server. What may be refused is a value, the rest throws `RemoteFault`. */
import { z } from 'zod/mini'
import { createHttp } from '../../browser/remote/http'
import { isClientId, type NodeId, type RevisionId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import {
  type Visit,
  type VisitedFolder,
  VisitedFolderSchema,
  type VisitorEdit,
  type VisitorEdited,
  VisitorEditedSchema,
  VisitSchema,
} from '../../core/protocol/links'
import { ZipOrderedSchema } from '../../core/protocol/zip'
import { faultOf, respond } from './request'

const http = createHttp({ origin: '' })

export type OpenVisit = Extract<Visit, { readonly kind: 'open' }>
/** `gone`: never there, revoked or run out, all alike. */
export type VisitAnswer = Visit | { readonly kind: 'gone' }

const GONE: readonly RemoteFault['kind'][] = ['not-found', 'forbidden', 'bad-request']

/** The address of everything that a link opens. */
export function linkAddress(token: string): string {
  return `/api/s/${token}`
}

export async function getVisit(token: string): Promise<VisitAnswer> {
  if (!isClientId(token)) return { kind: 'gone' }
  try {
    return await http.json('GET', linkAddress(token), VisitSchema)
  } catch (error) {
    if (error instanceof RemoteFault && GONE.includes(error.kind)) return { kind: 'gone' }
    throw error
  }
}

/** `wait`: too many tries; seconds until the next. */
export type Unlocked = { readonly kind: 'done' | 'wrong' | 'gone' } | { readonly kind: 'wait'; readonly seconds: number }

const USUAL_WAIT_S = 60

export async function unlockVisit(token: string, password: string): Promise<Unlocked> {
  const response = await respond(`${linkAddress(token)}/unlock`, { password })
  if (response.ok) return { kind: 'done' }
  if (response.status === 429) return { kind: 'wait', seconds: Number(response.headers.get('retry-after')) || USUAL_WAIT_S }
  if (response.status === 404) return { kind: 'gone' }
  if (response.status === 400 || response.status === 401 || response.status === 403) return { kind: 'wrong' }
  throw await faultOf(response)
}

/** All of it, however many answers that takes. */
export async function getVisitedFolder(token: string, folder: NodeId): Promise<Omit<VisitedFolder, 'next'>> {
  const address = `${linkAddress(token)}/nodes?parent=${folder}`
  const first = await http.json('GET', address, VisitedFolderSchema)
  const nodes = [...first.nodes]
  for (let { next } = first; next !== null; ) {
    const rest = await http.json('GET', `${address}&after=${encodeURIComponent(next)}`, VisitedFolderSchema)
    nodes.push(...rest.nodes)
    next = rest.next
  }
  return { path: first.path, nodes }
}

/** As a download: whatever the file is when it begins. What is fetched in parts begins again when it became another. */
export function visitedContentUrl(token: string, node: NodeId): string {
  return `${linkAddress(token)}/nodes/${node}/content`
}

/** `size`: pixels, longest side. */
export function visitedThumbnailUrl(token: string, node: NodeId, revision: RevisionId, size: 256 | 1024): string {
  return `${linkAddress(token)}/nodes/${node}/thumbnail?size=${size}&revision=${revision}`
}

/** An address with more ids than this is too long for some proxies. */
export const MOST_IN_ADDRESS = 300

/** One zip of all of them, `MOST_IN_ADDRESS` at most. `name`: of the zip, without its ending. */
export function visitedZipUrl(token: string, nodes: readonly NodeId[], name: string): string {
  return `${linkAddress(token)}/zip?${new URLSearchParams({ nodes: nodes.join(','), name })}`
}

/** The same for more of them: an address that is good for some minutes. Throws `RemoteFault`. */
export async function orderVisitedZip(token: string, nodes: readonly NodeId[], name: string): Promise<string> {
  const { order } = await http.json('POST', `${linkAddress(token)}/zip-orders`, ZipOrderedSchema, { nodes, name })
  return `${linkAddress(token)}/zip?order=${order}`
}

export function sendVisitorEdit(token: string, edit: VisitorEdit): Promise<VisitorEdited> {
  return http.json('POST', `${linkAddress(token)}/edits`, VisitorEditedSchema, edit)
}

/** Writes a text, unless the file has another content than `expected` by now: then it is `stale`. */
export async function saveVisitedText(token: string, node: NodeId, text: string, expected: RevisionId): Promise<VisitorEdited> {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'if-match': `"${expected}"` }
  const response = await fetch(`${linkAddress(token)}/nodes/${node}/content`, {
    method: 'PUT',
    headers,
    body: text,
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw new RemoteFault('offline', { cause })
  })
  if (!response.ok) throw await faultOf(response)
  const edited = VisitorEditedSchema.safeParse(await response.json().catch(() => undefined))
  if (!edited.success) throw new RemoteFault('internal', { cause: edited.error })
  return edited.data
}

const TicketSchema = z.object({ ticket: z.string() })

/** For one connection of `openVisitPushes`. */
export async function getVisitTicket(token: string, at: 'door' | 'inside'): Promise<string> {
  const path = at === 'door' ? 'door-ticket' : 'socket-ticket'
  return (await http.json('POST', `${linkAddress(token)}/${path}`, TicketSchema)).ticket
}
