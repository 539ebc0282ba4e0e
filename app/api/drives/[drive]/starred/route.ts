import { endpoint } from '@/lib/server/context'

export const GET = endpoint('starred')
export const POST = endpoint('changeStars')
