/** Whether what links open and in whose name is there. What ran out or lies in the trash is no damage. */
import { LinkRoleSchema } from '../../core/protocol/links'
import type { Transaction } from '../db/database'
import type { Drive } from '../db/generated/client'
import { type Findings, PAGE, pages, type Report, reporter } from './findings'

type Nodes = ReadonlyMap<string, { readonly folder: boolean }>
type Row = Awaited<ReturnType<typeof nextLinks>>[number]

/** `nodes`: of the drive, those in the trash too. */
export async function checkLinks(tx: Transaction, drive: Drive, nodes: Nodes, findings: Findings): Promise<void> {
  const report = reporter(findings, `drive ${drive.id}`)
  const people = new Set((await tx.user.findMany({ select: { id: true } })).map(user => user.id))
  for await (const link of pages<Row>(after => nextLinks(tx, drive.id, after))) checkLink(link, nodes, people, report)
}

function nextLinks(tx: Transaction, driveId: string, after: { readonly id: string } | undefined) {
  const include = { roots: true, uploads: { select: { id: true, driveId: true } } } as const
  return tx.link.findMany({ where: { driveId, id: { gt: after?.id ?? '' } }, include, orderBy: { id: 'asc' }, take: PAGE })
}

function checkLink({ id, driveId, creatorId, role, roots, uploads }: Row, nodes: Nodes, people: ReadonlySet<string>, report: Report): void {
  if (!people.has(creatorId)) report(`link ${id} was made by ${creatorId}, who is not there`)
  if (!LinkRoleSchema.safeParse(role).success) report(`link ${id} has the role ${role}, which there is not`)
  if (roots.length === 0) report(`link ${id} opens nothing`)
  for (const { nodeId } of roots) if (!nodes.has(nodeId)) report(`link ${id} opens node ${nodeId}, which the drive never had`)
  for (const upload of uploads)
    if (upload.driveId !== driveId) report(`link ${id} takes an upload ${upload.id} for drive ${upload.driveId}`)
}
