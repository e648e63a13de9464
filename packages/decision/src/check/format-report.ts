/** A check report as text for a terminal: faults by file, then coverage by area, then what was counted. */

import type { AreaCoverage, CheckFault, CheckReport } from './report.ts';

/** The whole report as lines of text, ending with a line break. */
export function formatCheckReport(report: CheckReport): string {
  const { programme, faults, notes, totals, coverage, readability, ok, milliseconds } = report;
  const lines = [
    `${programme.id} ${programme.version} (${programme.status})`,
    '',
    ...byPlace(faults).map(faultLine),
    ...(faults.length > 0 ? [''] : []),
    ...notes.map((note) => `note: ${note}`),
    ...(notes.length > 0 ? [''] : []),
    'Requirements covered, by area (* = decides for one citizen: every decidable requirement must be cited)',
    ...coverage.flatMap(areaLines),
    '',
    `${totals.libraries} libraries, ${totals.defines} defines, ${totals.parameters} parameters, ${totals.clocks} clocks`,
    `${totals.dispositions} dispositions, ${totals.rules} rules, ${totals.findings} findings, ${totals.amendments} amendments`,
    `${totals.requirements} requirements: ${sum(coverage, ({ covered }) => covered)} cited, ${sum(coverage, ({ notDecided }) => notDecided.length)} not decided by a citizen's situation, ${sum(coverage, ({ notCovered }) => notCovered.length)} open`,
    `${readability.texts} Danish texts for citizens: LIX ${readability.mean} on average, ${readability.highest} at most (limit ${readability.limit})`,
    `${totals.cases} cases tried for reach`,
    `${ok ? 'in order' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`}, ${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return `${lines.join('\n')}\n`;
}

function byPlace(faults: readonly CheckFault[]): readonly CheckFault[] {
  return [...faults].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}

function faultLine({ file, line, column, check, message }: CheckFault): string {
  return `${line > 0 ? `${file}:${line}:${column}` : file}: ${check}: ${message}`;
}

function areaLines({ area, decides, total, covered, percent, notCovered, notDecided }: AreaCoverage): readonly string[] {
  const decidable = total - notDecided.length;
  const head = `${decides ? '*' : ' '} ${area.padEnd(10)} ${String(percent).padStart(3)} %  ${covered} of ${decidable}`;
  return [
    notDecided.length > 0 ? `${head}, ${notDecided.length} not decided` : head,
    ...notCovered.map(({ id, statement }) => `    open         ${id}  ${shortened(statement)}`),
    ...notDecided.map(({ id, why = '' }) => `    not decided  ${id}  ${shortened(why)}`),
  ];
}

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99).trimEnd()}…` : text);

const sum = (coverage: readonly AreaCoverage[], count: (area: AreaCoverage) => number): number =>
  coverage.reduce((total, area) => total + count(area), 0);
