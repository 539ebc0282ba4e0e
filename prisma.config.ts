/** For the stock Prisma commands (`prisma generate`, `prisma migrate deploy`, `prisma studio`); the server does not read it. */
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/lockstep.db' },
})
