import { endpoint } from '@/lib/server/context'

export const GET = endpoint('members')
export const POST = endpoint('addMember')
