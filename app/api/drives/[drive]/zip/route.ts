import { endpoint } from '@/lib/server/context'

export const GET = endpoint('zip')
export const HEAD = endpoint('zip')
