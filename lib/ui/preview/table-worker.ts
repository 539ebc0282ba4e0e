/** Reads a table away from the page: a long one would make it stand still. One question, one answer. */
import { decodeText } from './decode-text'
import { parseTable, type Table } from './parse-table'

export interface TableRequest {
  readonly content: Uint8Array<ArrayBuffer>
  /** `false`: the beginning of more. */
  readonly whole: boolean
}

/** `undefined`: this is no text. */
export type TableAnswer = Table | undefined

addEventListener('message', ({ data }: MessageEvent<TableRequest>) => {
  const decoded = decodeText(data.content, data.whole)
  const answer: TableAnswer = decoded.kind === 'text' ? parseTable(decoded.text, data.whole) : undefined
  postMessage(answer)
})
