import { endpoint } from '@/lib/server/context'

export const GET = endpoint('visitedContent')
export const HEAD = endpoint('visitedContent')
export const PUT = endpoint('saveVisited')
