import { endpoint } from '@/lib/server/context'

export const GET = endpoint('visitedZip')
export const HEAD = endpoint('visitedZip')
export const POST = endpoint('visitedZip')
