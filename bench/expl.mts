import { openUngated, temporaryFolder } from '@rygforloeb/record/ungated';
import { populate } from './record/population.ts';
const sizes = { citizens: 2000, houses: 20, tasks: 20_000, observations: 20_000 };
const u = await openUngated({ folder: await temporaryFolder() });
await populate(u, sizes, () => {});
const client = await u.database.pool.connect();
await client.query('set plan_cache_mode=force_generic_plan');

const rel = (t: string) => `exists (select from record.relation r where r.patient_id = ${t}.patient_id and r.party = any($2::text[])
    and r.kind = any($3::text[]) and r.since <= $1::timestamptz and r.until > case when r.kind = any($4::text[]) then $5::timestamptz else $1::timestamptz end)`;
const relS = (t: string) => `exists (select from record.relation r where r.patient_id = ${t}.patient_id and r.party = any($2::text[]))`;
const app = (p: string, t: string) => `${p}.patient_id = ${t}.patient_id and ${p}.party = any($6::text[]) and ${p}.purpose = any($7::text[]) and (${p}.domains is null or ${p}.domains && $8::text[]) and ${p}.since <= $1::timestamptz and ${p}.until > $1::timestamptz`;
const con = (t: string) => `exists (select from record.consent_rule p where p.permit and ${app('p', t)} and not exists (select from record.consent_rule d where not d.permit and ${app('d', t)} and (d.given >= p.given or d.weight > p.weight)))`;
const con2 = (t: string) => `(select bool_or(permit) and (bool_and(permit) or max(given) filter (where permit) > max(given) filter (where not permit)) from record.consent_rule p where ${app('p', t)})`;
const con3 = (t: string) => `exists (select from record.consent_rule p where p.permit and ${app('p', t)})`;
const all = ['2026-11-21T12:00:00Z', ['Practitioner/gp','Organization/house-1'], ['gp','episode','care-team','referral'], ['referral','episode'], '2026-08-21', ['Practitioner/gp','Organization/house-1','role:gp','*'], ['treatment','*'], ['clinical'], 'observation-4001'];
const used = (text: string) => { const ns = [...new Set([...text.matchAll(/\$(\d)/g)].map((m) => Number(m[1])))].sort(); let t = text; ns.forEach((n, i) => { t = t.replaceAll(`$${n}`, `$#${i + 1}`); }); return [t.replaceAll('$#', '$'), ns.map((n) => all[n - 1])] as const; };
let k = 0;
const variants: Record<string, string> = { raw: 'true', rel: rel('observation'), relS: relS('observation'), con: con('observation'), con2: con2('observation'), con3: con3('observation'), both: `${rel('observation')} and ${con('observation')}`, both2: `${rel('observation')} and ${con2('observation')}` };
const sums: Record<string, number[]> = {};
for (let round = 0; round < 8; round++) for (const [name, cond] of Object.entries(variants)) {
  const [text, values] = used(`select id, version, recorded, content, patient_id, (${cond}) as permitted from record.observation where id = $9`);
  const q = { name: `v${name}`, text, values: values as unknown[] };
  for (let i = 0; i < 50; i++) await client.query(q);
  const t = performance.now();
  for (let i = 0; i < 1500; i++) await client.query(q);
  (sums[name] ??= []).push((performance.now() - t) / 1.5);
}
console.log(Object.fromEntries(Object.entries(sums).map(([k, v]) => [k, Math.min(...v).toFixed(0)])));
client.release();
await u.close();
