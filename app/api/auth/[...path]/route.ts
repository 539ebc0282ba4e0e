import { endpoint } from '@/lib/server/context'

export const GET = endpoint('auth')
export const POST = endpoint('auth')
