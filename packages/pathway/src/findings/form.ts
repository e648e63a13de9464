/** A talk that is kept in words: a QuestionnaireResponse of groups, lines and answers, none of which is a coded finding. */
import { canonical, toCopenhagen } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';

/** A line: what it is about, what was said, and codes that go with it. */
export interface Line {
  readonly about: string;
  readonly words?: string;
  readonly codes?: Readonly<Record<string, string>>;
  readonly lines?: readonly Line[];
}

/** A talk as it was kept. */
export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly by?: string;
  readonly when: string;
  readonly lines: readonly Line[];
}

interface Item {
  readonly linkId?: string;
  readonly answer?: readonly { readonly valueString?: string; readonly valueCoding?: { readonly code?: string } }[];
  readonly item?: readonly Item[];
}

/** The prefix keeps a line from being taken for a coded finding of the same name. */
const prefix = 'line:';

export function formOf(desk: Desk, citizen: string, kind: string, lines: readonly Line[], occurred?: string): Resource {
  const { agent } = desk.access;
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: canonical('Questionnaire', kind),
    status: 'completed',
    subject: { reference: `Patient/${citizen}` },
    authored: toCopenhagen(occurred ?? desk.now().toISOString()),
    author: { reference: agent.practitionerRole ?? agent.who },
    item: lines.map((line) => itemOf(kind, line)),
  };
}

function itemOf(kind: string, { about, words, codes = {}, lines = [] }: Line): Item {
  // What is answered has no lines below it (qrs-1), so the words are a line of their own.
  return {
    linkId: `${prefix}${about}`,
    item: [
      ...(words === undefined ? [] : [{ linkId: 'words', answer: [{ valueString: words }] }]),
      ...Object.entries(codes).map(([name, code]) => ({
        linkId: `code:${name}`,
        answer: [{ valueCoding: { system: canonical('CodeSystem', kind), code } }],
      })),
      ...lines.map((line) => itemOf(kind, line)),
    ],
  };
}

/** The talks of a kind among resources, latest first. */
export function formsOf(kind: string, resources: readonly StoredResource[]): readonly Kept[] {
  return resources
    .filter(
      ({ resourceType, questionnaire, status }) =>
        resourceType === 'QuestionnaireResponse' && questionnaire === canonical('Questionnaire', kind) && status === 'completed',
    )
    .map((resource) => {
      const by = referenceIn(resource.author);
      return {
        id: resource.id,
        version: Number(resource.meta.versionId),
        when: String(resource.authored),
        ...(by !== undefined && { by }),
        lines: ((resource.item ?? []) as readonly Item[]).map(lineOf),
      };
    })
    .toSorted((one, other) => Date.parse(other.when) - Date.parse(one.when) || other.id.localeCompare(one.id));
}

function lineOf({ linkId = '', item = [] }: Item): Line {
  const words = item.find((one) => one.linkId === 'words')?.answer?.[0]?.valueString;
  const codes = item.filter((one) => one.linkId?.startsWith('code:'));
  const lines = item.filter((one) => one.linkId?.startsWith(prefix));
  return {
    about: linkId.slice(prefix.length),
    ...(words !== undefined && { words }),
    ...(codes.length > 0 && {
      codes: Object.fromEntries(codes.map((one) => [(one.linkId ?? '').slice('code:'.length), one.answer?.[0]?.valueCoding?.code ?? ''])),
    }),
    ...(lines.length > 0 && { lines: lines.map(lineOf) }),
  };
}
