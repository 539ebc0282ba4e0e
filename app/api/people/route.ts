import { endpoint } from '@/lib/server/context'

export const GET = endpoint('people')
export const POST = endpoint('invite')
