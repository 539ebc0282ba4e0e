import { endpoint } from '@/lib/server/context'

export const PATCH = endpoint('renameDevice')
export const DELETE = endpoint('revokeDevice')
