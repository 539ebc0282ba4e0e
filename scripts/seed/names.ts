/** Names as people give them, in several languages. */
import type { Random } from '../../lib/core/testing/random'

const WORDS: readonly (readonly string[])[] = [
  ['budget', 'Report', 'Invoice', 'holiday', 'Meeting notes', 'draft', 'final', 'Contract', 'receipt', 'presentation', 'letter', 'plan'],
  ['预算', '报告', '发票', '假期', '会议记录', '草稿', '合同', '收据', '演示', '计划', '照片', '说明书'],
  ['議事録', '請求書', '旅行', '資料', '見積もり', '写真', 'レポート', '契約書'],
  ['Rechnung', 'Übersicht', 'Urlaub', 'Bericht', 'Vertrag', 'Entwurf', 'Größen', 'Steuer'],
  ['résumé', 'été', 'facture', 'contrat', 'réunion', 'façade', 'hôtel', 'brouillon'],
  ['отчёт', 'договор', 'счёт', 'отпуск', 'план', 'черновик', 'фото'],
  ['تقرير', 'عقد', 'فاتورة', 'خطة', 'صور'],
  ['보고서', '계약서', '여행', '사진', '회의록'],
]
/** How often each language is written, of a hundred. */
const SHARES = { 0: 45, 1: 25, 2: 6, 3: 8, 4: 6, 5: 5, 6: 2, 7: 3 }
const SEPARATORS = [' ', '_', '-', ' – ']

/** Without an extension; `number` keeps names apart that would be one otherwise. */
export function nameOf(random: Random, number: number): string {
  const words = WORDS[Number(random.weighted(SHARES))] ?? []
  const parts = [random.pick(words), ...(random.chance(0.4) ? [random.pick(words)] : [])]
  if (random.chance(0.3)) parts.push(String(random.between(2018, 2026)))
  return `${parts.join(random.pick(SEPARATORS))} ${number}`
}
