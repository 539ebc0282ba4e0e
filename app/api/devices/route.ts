import { endpoint } from '@/lib/server/context'

export const GET = endpoint('devices')
export const POST = endpoint('addDevice')
