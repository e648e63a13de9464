/** Real `patient-view` requests with twenty resources, over loopback HTTP, to the real server. */
import { startServer } from '@rygforloeb/server';
import type { Population } from './population.ts';

/** Milliseconds from sending a request until its answer has been read. */
export interface AnswerTimes {
  readonly p50: number;
  readonly p99: number;
}

interface Answered {
  readonly cards: readonly unknown[];
  readonly extension?: { readonly 'dk.rygforloeb.answer'?: unknown };
}

const resources = 20;

/** Asks `requests` times, about one citizen after another, when a fifth as many questions have warmed the server up. */
export async function answerTimes(population: Population, requests: number): Promise<AnswerTimes> {
  const server = await startServer({ port: 0, log: 'silent', rateLimit: false, pages: false });
  try {
    await server.settled;
    const bodies = population.groups
      .flatMap(({ records }) => records)
      .filter((record) => record.length >= resources)
      .slice(0, requests)
      .map(hookRequest);
    const url = `${server.url}/cds-services/rygforloeb-patient-view`;
    const times: number[] = [];
    const warm = Math.ceil(requests / 5);
    for (let request = 0; request < warm + requests; request += 1) {
      const body = bodies[request % bodies.length] as string;
      const begun = performance.now();
      await ask(url, body);
      if (request >= warm) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
    return { p50: at(0.5), p99: at(0.99) };
  } finally {
    await server.close();
  }
}

async function ask(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { extension } = (await response.json()) as Answered;
  if (!response.ok || extension?.['dk.rygforloeb.answer'] === undefined) throw new Error(`no assessment (status ${response.status})`);
}

function hookRequest(record: readonly { readonly resourceType: string }[]): string {
  const sent = record.slice(0, resources);
  const bundle = (type: string): object => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: sent.filter(({ resourceType }) => resourceType === type).map((resource) => ({ resource })),
  });
  return JSON.stringify({
    hook: 'patient-view',
    hookInstance: crypto.randomUUID(),
    context: { userId: 'Practitioner/1', patientId: 'citizen' },
    prefetch: {
      patient: sent.find(({ resourceType }) => resourceType === 'Patient'),
      conditions: bundle('Condition'),
      observations: bundle('Observation'),
      medications: bundle('MedicationRequest'),
    },
  });
}
