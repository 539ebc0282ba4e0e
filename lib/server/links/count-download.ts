/**
 * Downloads are counted when their bytes begin. Whoever was counted gets a permit, a cookie that lets ranges and retries
 * of the same content go on for an hour; with a limit nothing begins without a permit or one of the downloads left.
 */
import type { Transaction } from '../db/database'
import { Fault } from '../fault'
import { sha256Hex } from '../sha256'
import { hasLinkCookie, isSecure, linkCookie } from './link-cookie'
import { notify, sayNoticed } from './notices'
import type { OpenLink } from './open-link'

const PERMIT_MS = 60 * 60_000

export interface Download {
  /** What the permit is for: another content needs another. */
  readonly what: string
  /** Of the file, or of what a zip file holds; for the owner. */
  readonly name: string
  /** Where it is asked for; the permit goes nowhere else. */
  readonly path: string
  /** It is only shown: that counts where the number is limited. */
  readonly shown: boolean
}

/** For what is shown without being counted. Throws `link-exhausted` where the number is limited and none is left. */
export function requireLeft({ row: { maxDownloads, downloads } }: OpenLink): void {
  if (maxDownloads !== null && downloads >= maxDownloads) throw new Fault('link-exhausted')
}

/** The same response, with a permit when it was counted. Throws `link-exhausted` when no download is left; then no byte was sent. */
export async function countDownload(link: OpenLink, request: Request, response: Response, download: Download): Promise<Response> {
  try {
    const permit = await permitFor(link, request, response, download)
    if (permit !== undefined) response.headers.append('set-cookie', permit)
    return response
  } catch (error) {
    await response.body?.cancel()
    throw error
  }
}

async function permitFor({ row, drive }: OpenLink, request: Request, response: Response, download: Download): Promise<string | undefined> {
  const { server } = drive
  const limited = row.maxDownloads !== null
  if (!sendsBytes(request, response) || (!limited && (download.shown || !isBeginning(response)))) return undefined
  const now = server.now()
  const bound = { purpose: 'permit', link: row, about: sha256Hex(download.what) } as const
  if (hasLinkCookie(server.secret, bound, request.headers.get('cookie'), now)) return undefined
  const begun = await server.writer(async tx => {
    if (!(await take(tx, row.id, now))) return undefined
    return { told: await notify(tx, row, 'downloaded', download.name, now) }
  })
  if (!begun) throw new Fault('link-exhausted')
  sayNoticed(server, begun.told)
  // Everybody who looks sees one less.
  if (limited) server.events.emit('link-changed', { link: row.id })
  return linkCookie(server.secret, bound, now, { path: download.path, validMs: PERMIT_MS, secure: isSecure(server) })
}

function sendsBytes(request: Request, { status }: Response): boolean {
  return request.method !== 'HEAD' && (status === 200 || status === 206)
}

function isBeginning(response: Response): boolean {
  return response.status === 200 || (response.headers.get('content-range')?.startsWith('bytes 0-') ?? false)
}

/** One statement, whose condition the database checks: of two that want the last one, one gets it. */
async function take(tx: Transaction, id: string, now: number): Promise<boolean> {
  const left = { OR: [{ maxDownloads: null }, { downloads: { lt: tx.link.fields.maxDownloads } }] }
  const data = { downloads: { increment: 1 }, lastDownloadedAt: BigInt(now) }
  return (await tx.link.updateMany({ where: { id, ...left }, data })).count > 0
}
