import { endpoint } from '@/lib/server/context'

export const GET = endpoint('content')
export const HEAD = endpoint('content')
