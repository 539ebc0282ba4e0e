/** What a workload gives: rows that compare within one run, and never from machine to machine. */

export interface Row {
  /** `Lockstep`, `bare platform`, or the name of a peer. */
  readonly who: string
  readonly ms: number
  readonly p95Ms?: number
  readonly wireBytes?: number
  readonly requests?: number
  readonly tabBytes?: number
  readonly serverBytes?: number
  readonly browserCpu?: number
  readonly serverCpu?: number
  readonly routes?: Readonly<Record<string, { readonly count: number; readonly ms: number }>>
  readonly note?: string
}

export interface Target {
  readonly what: string
  readonly met: boolean
}

export interface Result {
  readonly id: string
  readonly what: string
  /** The first is ours, the second the bare platform. */
  readonly rows: readonly Row[]
  readonly targets: readonly Target[]
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
