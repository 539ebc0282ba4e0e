import { endpoint } from '@/lib/server/context'

export const GET = endpoint('folderStorage')
