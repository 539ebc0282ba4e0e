/** What the address of a visitor's page names besides the link: the folder that is shown, and the file above it. Pure. */
import { isClientId, type NodeId } from '../../core/ids'

export interface VisitAddress {
  /** `undefined`: what the link itself names. */
  readonly folder: NodeId | undefined
  readonly file: NodeId | undefined
}

/** Nonsense names nothing. */
export function readVisitAddress(query: { get(name: string): string | null }): VisitAddress {
  const id = (name: string) => {
    const text = query.get(name)
    return text !== null && isClientId(text) ? (text as NodeId) : undefined
  }
  return { folder: id('in'), file: id('file') }
}

/** `page`: the link's own address. */
export function visitUrl(page: string, { folder, file }: Partial<VisitAddress>): string {
  const query = [folder && `in=${folder}`, file && `file=${file}`].filter(Boolean)
  return query.length === 0 ? page : `${page}?${query.join('&')}`
}
