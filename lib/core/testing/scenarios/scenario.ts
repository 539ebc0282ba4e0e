/** Situations of two-way sync, as data: what both sides held, what each became, and what must come of it. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Path → content; `null`: a folder. */
const TreeSchema = z.record(z.string(), z.string().nullable())
const MovesSchema = z.array(z.tuple([z.string(), z.string()]))
const count = z.int().min(0).optional()

const ScenarioSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  source: z.string().optional(),
  base: TreeSchema,
  local: TreeSchema,
  remote: TreeSchema,
  /** Done in order, before the other changes of that side. */
  moves: z.strictObject({ local: MovesSchema.optional(), remote: MovesSchema.optional() }).optional(),
  /** Another time, the same content. */
  mtimeOnly: z.strictObject({ local: z.array(z.string()).optional(), remote: z.array(z.string()).optional() }).optional(),
  /** The device remembers nothing. */
  baseLost: z.boolean().optional(),
  expect: z.union([
    z.strictObject({ tree: TreeSchema }),
    z.strictObject({ keeps: z.array(z.string()) }),
    z.strictObject({ halt: z.literal(true) }),
  ]),
  ops: z.strictObject({ upload: count, download: count, move: count, delete: count, create: count }).optional(),
  safety: z.boolean().optional(),
})

export type Scenario = z.infer<typeof ScenarioSchema>
export type Expectation = Scenario['expect']
export type TextTree = Readonly<Record<string, string | null>>

/** Throws on a file that is not a list of scenarios. */
export function readScenarios(file: string | URL): Scenario[] {
  return z.array(ScenarioSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
}

export const OWN_SCENARIOS = new URL('./reconcile.json', import.meta.url)
