/** The programme as a PlanDefinition: an action for each disposition, beneath it one for each way it can come out; and what is to be done as ActivityDefinitions. */

import { dispositionSystem, extensionUrl, statusSystem } from '../fhir-names.ts';
import type { Manifest, ProgrammeFiles } from '../programme-files.ts';
import { affirming, type DispositionRules, outcomes, type Rule, readOutcome } from '../rules.ts';
import type { Texts } from '../texts.ts';
import { actorSystem, headOf, type Resource, translated, versioned } from './resource.ts';

type Words = Pick<ProgrammeFiles, 'manifest' | 'vocabulary' | 'dispositions' | 'roles'> & { readonly texts: Texts };

/** What is ordered, told or done; the sections on scope only explain. */
export function exportActivityDefinitions({ manifest, dispositions, texts }: Words): readonly Resource[] {
  return dispositions.map((one) => {
    const text = texts.dispositions.get(one.code);
    return {
      ...headOf('ActivityDefinition', one.code, one, manifest),
      description: text?.professional.da ?? one.meaning,
      library: [versioned('Library', 'Decisions', manifest)],
      kind: kindOf(one),
      code: codeOf(one),
      intent: 'proposal',
      relatedArtifact: documentsOf(one.sources, one.requirements, manifest),
    };
  });
}

/** The whole programme as one clinical protocol. */
export function exportPlanDefinition(words: Words): Resource {
  const { manifest, dispositions } = words;
  return {
    ...headOf('PlanDefinition', manifest.id, manifest.title, manifest),
    experimental: true,
    description: `${manifest.title.da}. ${manifest.status}.`,
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'clinical-protocol' }] },
    subjectCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patient' }] },
    relatedArtifact: manifest.sources.map(({ document, title, publisher }) => ({
      type: 'derived-from',
      label: document,
      display: title,
      citation: `${publisher}: ${title}`,
    })),
    library: [versioned('Library', 'Decisions', manifest)],
    action: dispositions.map((one) => actionOf(one, words)),
  };
}

function actionOf(one: DispositionRules, words: Words): unknown {
  const { manifest, texts } = words;
  const text = texts.dispositions.get(one.code);
  const participants = actorsWith(one, words);
  return {
    ...translated('title', one),
    description: one.meaning,
    ...(text && translated('textEquivalent', text.professional)),
    code: [codeOf(one)],
    documentation: documentsOf(one.sources, one.requirements, manifest),
    trigger: (one.asks === undefined ? ['patient-view'] : ['order-select', 'order-sign']).map((name) => ({ type: 'named-event', name })),
    condition: [condition(`Decisions.${quoted(one.code)} is not null`)],
    ...(participants.length > 0 && { participant: participants }),
    groupingBehavior: 'logical-group',
    selectionBehavior: 'at-most-one',
    definitionCanonical: versioned('ActivityDefinition', one.code, manifest),
    action: outcomeTexts(one).map((outcome) => outcomeAction(one, outcome, manifest)),
  };
}

function outcomeAction(one: DispositionRules, outcome: string, manifest: Manifest): unknown {
  const { status, rule } = readOutcome(one, outcome);
  return {
    extension: [{ url: extensionUrl('disposition-status'), valueCode: status }],
    title: rule === undefined ? outcome : `${rule.id}: ${status}`,
    code: [{ coding: [{ system: statusSystem, code: status }] }],
    documentation: documentsOf(
      rule?.sources ?? one.sources,
      [...(rule?.requirements ?? one.requirements), ...(rule?.conflicts ?? [])],
      manifest,
    ),
    condition: [condition(`Decisions.${quoted(one.code)} = '${outcome}'`)],
  };
}

/** Every text the define of a disposition may give. */
function outcomeTexts(one: DispositionRules): readonly string[] {
  return [
    ...one.rules.flatMap((rule) => [rule.id, ...marksOf(one, rule).map((mark) => `${rule.id}${mark}`)]),
    ...(one.right === undefined ? [] : [outcomes.notPermitted]),
    ...(one.withheld === undefined ? [] : [outcomes.withheld]),
    ...(one.settled === undefined ? [] : [outcomes.settled]),
    ...(one.asks === undefined ? [] : [outcomes.noGround, outcomes.notCovered]),
  ];
}

function marksOf(one: DispositionRules, rule: Rule): readonly string[] {
  const asksConsent = one.recipient !== undefined && rule.consent !== undefined && affirming.includes(rule.status);
  return [
    ...(rule.unknown === undefined ? [] : ['?']),
    ...(asksConsent ? ['!refused'] : []),
    ...(asksConsent && rule.consent === 'free' ? ['!unasked'] : []),
  ];
}

const condition = (expression: string) => ({ kind: 'applicability', expression: { language: 'text/cql', expression } });

const quoted = (name: string): string => `"${name}"`;

const codeOf = ({ code, da }: DispositionRules) => ({ coding: [{ system: dispositionSystem, code, display: da }] });

function kindOf(one: DispositionRules): string {
  if (one.asks?.some((question) => question.startsWith('refer:'))) return 'ServiceRequest';
  return one.recipient !== undefined || one.group === 'communication' || one.group === 'information' ? 'CommunicationRequest' : 'Task';
}

function documentsOf(sources: readonly string[], reasons: readonly string[], { sources: documents }: Manifest): readonly unknown[] {
  return [
    ...sources.map((source) => ({
      type: 'documentation',
      label: source,
      display: documents.find(({ document }) => document === source.split(' ')[0])?.title ?? source,
    })),
    ...reasons.map((id) => ({ type: 'justification', label: id })),
  ];
}

/** The actors whose right stands in a column of the tables or among the extra rights. */
function actorsWith({ right }: DispositionRules, { roles, vocabulary }: Words): readonly unknown[] {
  const name = /^Roles\."([^"]+)"$/.exec(right?.when ?? '')?.[1] ?? '';
  const [table = '', column = ''] = name.split(' ');
  const cells = roles.columns[table]?.[column] ?? {};
  const actors =
    roles.extraRights[name] ??
    Object.keys(cells).filter(
      (actor) => (cells[actor]?.override?.value ?? cells[actor]?.value) !== 'no' && cells[actor]?.mode !== 'encourage',
    );
  return actors.map((code) => ({
    type: participantType(code, vocabulary.actors.get(code)?.clinician === true),
    role: { coding: [{ system: actorSystem, code }] },
  }));
}

function participantType(actor: string, isClinician: boolean): string {
  if (actor === 'citizen') return 'patient';
  return isClinician || actor === 'jobcentre' ? 'practitioner' : 'related-person';
}
