/** What a visitor says of a file before sending it: a tus creation whose metadata names it and where it goes. */
import { Metadata } from '@tus/server'
import { z } from 'zod'
import { isClientId, type NodeId } from '../../core/ids'
import { badName, MAX_DEPTH } from '../../core/name'
import { Fault } from '../fault'

export interface UploadOrder {
  /** Made by the sender, and the same when it asks again because it heard no answer. */
  readonly key: string | undefined
  /** `undefined`: the one folder that the link names. */
  readonly parent: NodeId | undefined
  readonly folders: readonly string[]
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly mtime: number | undefined
}

/** A manifest of more could not be committed by any device. */
export const MAX_UPLOAD_BYTES = 128 * 1024 ** 3

export const NameSchema = z
  .string()
  .transform(name => name.normalize('NFC'))
  .refine(name => badName(name) === undefined, 'not a name')
const FoldersSchema = z
  .string()
  .transform(path => (path === '' ? [] : path.split('/')))
  .pipe(z.array(NameSchema).max(MAX_DEPTH))
const OrderSchema = z.object({
  key: z.string().refine(isClientId, 'not a key').optional(),
  parent: z.string().refine(isClientId, 'not an id').optional(),
  folders: FoldersSchema.default([]),
  name: NameSchema,
  mtime: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
})

/** Throws `bad-request` for what is no name or no place, or without a length; `too-large`. */
export function orderOf({ headers }: Request): UploadOrder {
  const size = sizeIn(headers.get('upload-length'))
  const order = OrderSchema.safeParse(metadataIn(headers.get('upload-metadata')))
  if (!order.success) throw new Fault('bad-request', `upload-metadata: ${order.error.issues[0]?.path.join('.')}`)
  const { key, parent, folders, name, mtime } = order.data
  return { key, parent: parent as NodeId | undefined, folders, name, mtime, size }
}

function sizeIn(text: string | null): number {
  if (text === null || !/^\d{1,16}$/.test(text)) throw new Fault('bad-request', 'upload-length must be a number of bytes')
  if (Number(text) > MAX_UPLOAD_BYTES) throw new Fault('too-large')
  return Number(text)
}

function metadataIn(text: string | null): unknown {
  try {
    return Metadata.parse(text ?? '')
  } catch {
    throw new Fault('bad-request', 'upload-metadata is not what tus says')
  }
}
