import { endpoint } from '@/lib/server/context'

export const PATCH = endpoint('changeMember')
export const DELETE = endpoint('removeMember')
