import { endpoint } from '@/lib/server/context'

export const GET = endpoint('serverSettings')
export const PATCH = endpoint('changeServerSettings')
