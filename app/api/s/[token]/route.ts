import { endpoint } from '@/lib/server/context'

export const GET = endpoint('visit')
export const HEAD = endpoint('visit')
