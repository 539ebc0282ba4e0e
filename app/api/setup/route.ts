import { endpoint } from '@/lib/server/context'

export const GET = endpoint('setupNeeded')
export const POST = endpoint('setUp')
