import { endpoint } from '@/lib/server/context'

export const PATCH = endpoint('changeLink')
export const DELETE = endpoint('revokeLink')
