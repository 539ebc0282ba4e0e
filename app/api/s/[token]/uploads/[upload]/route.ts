import { endpoint } from '@/lib/server/context'

export const HEAD = endpoint('visitUpload')
export const PATCH = endpoint('visitUpload')
export const DELETE = endpoint('visitUpload')
