/** Treatment and medicine: each act of its own, and nothing closed without what the programme asks at it. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  activitiesDone,
  coursesOf,
  explainImaging,
  findingsOf,
  followUpMedication,
  imagingOf,
  manualSeriesOf,
  mayDo,
  medicationsOf,
  recordActivity,
  recordImaging,
  recordManualSession,
  recordNerveRootVisit,
  startMedication,
  stopMedication,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<Web, 'citizenPath' | 'readDoorForm' | 'renderErrorPage' | 'renderTreatmentPage' | 'treatmentMessagesIn' | 'wordsOf'>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Fault = { readonly field: string; readonly text: string };
type Outcome =
  | { readonly ok: true; readonly repeated: boolean; readonly acute?: unknown }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly signs?: readonly string[];
      readonly faults?: readonly { readonly field: string }[];
    };

/** Adds the page. */
export function addTreatmentPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/behandling', {
    roles: rolesOfPart.behandling ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, [])),
    post: (visit) => inRecord(visit, pages, (opened) => act(visit, pages, opened)),
  });
}

async function show(visit: Visit, pages: Pages, { card, parts }: Opened, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, language } = visit;
  const { care, texts, vocabulary } = desk.programme;
  const words = pages.wordsOf(desk.programme, language);
  const findings = (await findingsOf(desk, card.id)) ?? [];
  const isSuspected = findings.some(({ code, latest }) => code === care.nerveRoot.finding && latest.value === true);
  const series = await manualSeriesOf(desk, card.id);
  const plan = await planOf(visit);
  const imaging = (await imagingOf(desk, card.id)) ?? [];
  const medicines = (await medicationsOf(desk, card.id)) ?? [];
  const html = pages.renderTreatmentPage({
    visit: visit.frame,
    card,
    parts,
    today: copenhagenDate(desk.now().toISOString()),
    manual: {
      may: mayDo(desk, 'manual'),
      inPlan: plan?.steps.some(({ disposition, status }) => disposition === care.manual.disposition && status === 'in-progress') === true,
      sessions: series?.sessions ?? [],
      ...(series?.response !== undefined && { response: series.response }),
    },
    activity: {
      may: mayDo(desk, 'activity'),
      inPlan:
        plan?.steps.some(({ disposition, status }) => care.activity.dispositions.includes(disposition) && status === 'in-progress') ===
        true,
      done: await activitiesDone(desk, card.id),
    },
    imaging: imaging.map(({ id, result, modality, day, explained, common, text }) => ({
      id,
      what: [modality && words.value('imaging-done', modality), words.value('imaging-result', result)].filter(Boolean).join(': '),
      common:
        common === 'silent'
          ? []
          : common.map(({ percent, age, oddsRatio, ...one }) => ({
              name: one[language],
              ...(percent !== undefined && { percent }),
              ...(age !== undefined && { age }),
              ...(oddsRatio !== undefined && { oddsRatio: String(oddsRatio) }),
            })),
      ...(day !== undefined && { day }),
      ...(explained !== undefined && { explained }),
      ...(text !== undefined && { text: text[language] }),
    })),
    results: (vocabulary.findings.get('imaging-result')?.values ?? []).map((value) => ({
      value,
      label: words.value('imaging-result', value),
    })),
    medicines: medicines.map(({ id, name, atc, isInUse, reason, goal, stopPlan, until, stopped, clocks }) => ({
      id,
      name: [name, atc].filter(Boolean).join(', '),
      isInUse,
      due: clocks.flatMap(({ due }) => due ?? []),
      ...(reason !== undefined && { reason }),
      ...(goal !== undefined && { goal }),
      ...(stopPlan !== undefined && { stopPlan }),
      ...(until !== undefined && { until }),
      ...(stopped !== undefined && { stopped }),
    })),
    mayPrescribe: mayDo(desk, 'medication'),
    reasons: texts.overrideReasons.map(({ code, label }) => ({ value: code, label: label[language] })),
    fields: visit.fields,
    faults,
    formKey: visit.formKey,
    ...(isSuspected && { nerve: care.nerveRoot.alarmSigns.map((code) => ({ code, question: words.finding(code) })) }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

async function planOf({ desk, parameter }: Visit) {
  return (await coursesOf(desk, parameter('id'))).map(({ plan }) => plan).find((plan) => plan?.status === 'active');
}

async function act(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { fields, language } = visit;
  const messages = pages.treatmentMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const outcome = await actOf(visit, form, messages);
  if (form.faults.length > 0) return show(visit, pages, opened, form.faults);
  if (outcome === undefined) return show(visit, pages, opened, [{ field: 'nerve-ord', text: messages.faults.refused }]);
  if (!outcome.ok) return show(visit, pages, opened, faultsOf(outcome, fields, messages));
  await visit.dropDraft();
  const part = outcome.acute === undefined ? 'behandling' : 'akut';
  return { to: pages.citizenPath(opened.card.id, part), told: outcome.repeated ? 'already-done' : 'saved' };
}

type Form = ReturnType<Pages['readDoorForm']>;
type Messages = ReturnType<Pages['treatmentMessagesIn']>;

async function actOf(visit: Visit, form: Form, messages: Messages): Promise<Outcome | undefined> {
  const { desk, fields, formKey: key } = visit;
  const citizen = visit.parameter('id');
  const about = fields.get('om') ?? '';
  const { faults } = messages;
  switch (fields.get('gem')) {
    case 'nerverod': {
      const signs = desk.programme.care.nerveRoot.alarmSigns;
      const alarms = Object.fromEntries(
        signs.flatMap((sign) => {
          const said = form.text(`tegn.${sign}`);
          return said === '' ? [] : [[sign, said === 'ja']];
        }),
      );
      const [next, words] = [form.date('naeste'), form.text('nerve-ord')];
      if (form.faults.length > 0) return undefined;
      return recordNerveRootVisit(desk, { citizen, key, alarms, ...(next !== undefined && { next }), ...(words !== '' && { words }) });
    }
    case 'manuel': {
      const plan = await planOf(visit);
      if (plan === undefined) return undefined;
      const [contraindications, response, text] = [form.text('kontra'), form.text('virkning'), form.text('istedet')];
      const next = text === '' ? '' : form.mustDate('istedet-dato', faults.date);
      if (form.faults.length > 0) return undefined;
      return recordManualSession(desk, {
        plan: plan.id,
        key,
        ...(contraindications !== '' && { contraindications }),
        ...((response === 'good' || response === 'none') && { response }),
        ...(fields.get('istedet-stop') === 'ja' ? { instead: { stop: true } } : text !== '' && { instead: { text, next } }),
      });
    }
    case 'aktivitet': {
      const plan = await planOf(visit);
      const words = form.must('aktivitet', faults.text);
      const attended = form.must('deltog', faults.choose);
      const [flare, adjusted] = [form.text('opblussen'), form.text('justeret')];
      if (form.faults.length > 0 || plan === undefined) return undefined;
      return recordActivity(desk, {
        plan: plan.id,
        key,
        words,
        attended: attended === 'ja',
        ...((flare === 'settles' || flare === 'lasting') && { flare }),
        ...(adjusted !== '' && { adjusted }),
      });
    }
    case 'forklar': {
      const words = form.must(`forklaret.${about}`, faults.text);
      return form.faults.length > 0 ? undefined : explainImaging(desk, { imaging: about, key, words });
    }
    case 'billede': {
      const modality = form.must('billede', faults.choose);
      const told = { day: form.mustDate('billede-dag', faults.date), result: form.must('billede-svar', faults.choose) };
      const [matches, reason] = [form.text('passer'), form.text('passer-grund')];
      if (form.faults.length > 0 || !isModality(modality)) return undefined;
      return recordImaging(desk, {
        citizen,
        key,
        modality,
        ...told,
        ...(matches !== '' && { match: { matches: matches === 'ja', reason } }),
      });
    }
    case 'opfoelg': {
      const [effect, decision] = [form.must(`effekt.${about}`, faults.choose), form.must(`nu.${about}`, faults.choose)];
      const said = form.must(`bivirk.${about}`, faults.text);
      const words = form.text(`ord.${about}`);
      if (form.faults.length > 0 || !isEffect(effect) || !isDecision(decision)) return undefined;
      const sideEffects = messages.noSideEffects.test(said) ? false : said;
      return followUpMedication(desk, { medication: about, key, effect, decision, sideEffects, ...(words !== '' && { words }) });
    }
    case 'stop': {
      const why = form.must(`stopgrund.${about}`, faults.text);
      return form.faults.length > 0 ? undefined : stopMedication(desk, { medication: about, key, why });
    }
    default:
      return begin(visit, form, messages);
  }
}

async function begin({ desk, fields, formKey: key, parameter }: Visit, form: Form, { faults }: Messages): Promise<Outcome | undefined> {
  const told = {
    atc: form.must('atc', faults.atc).toUpperCase(),
    reason: form.must('med-grund', faults.text),
    goal: form.must('med-maal', faults.text),
    stopPlan: form.must('med-stop', faults.text),
    until: form.mustDate('med-slut', faults.date),
  };
  const [name, beside, code, text] = [form.text('middel'), form.text('med-ved-siden'), fields.get('grund') ?? '', form.text('grund-tekst')];
  if (form.faults.length > 0) return undefined;
  return startMedication(desk, {
    citizen: parameter('id'),
    key,
    ...told,
    ...(name !== '' && { name }),
    ...(beside !== '' && { beside }),
    ...(code !== '' && { override: { code, ...(text !== '' && { text }) } }),
  });
}

/** What the pathway refuses, beside the field that mends it. */
function faultsOf(outcome: Extract<Outcome, { ok: false }>, fields: URLSearchParams, { faults }: Messages): readonly Fault[] {
  const wanted = fields.get('gem');
  const about = fields.get('om') ?? '';
  const fieldOf: Readonly<Record<string, string>> = {
    nerverod: 'naeste',
    manuel: 'virkning',
    aktivitet: 'aktivitet',
    forklar: `forklaret.${about}`,
    billede: 'billede-svar',
    opfoelg: `ord.${about}`,
    stop: `stopgrund.${about}`,
    begynd: 'atc',
  };
  const field = fieldOf[wanted ?? ''] ?? 'atc';
  switch (outcome.reason) {
    case 'alarms-missing':
      return (outcome.signs ?? []).map((sign) => ({ field: `tegn.${sign}`, text: faults.alarms }));
    case 'next-missing':
    case 'next-passed':
      return [{ field: 'naeste', text: faults.next }];
    case 'contraindications-missing':
      return [{ field: 'kontra', text: faults.contraindications }];
    case 'response-missing':
      return [{ field: 'virkning', text: faults.response }];
    case 'change-wanted':
      return [{ field: 'istedet', text: faults.change }];
    case 'match-missing':
      return [{ field: 'passer', text: faults.match }];
    case 'stands-alone':
      return [{ field: 'med-ved-siden', text: faults.alone }];
    case 'in-use-already':
      return [{ field: 'atc', text: faults.inUse }];
    case 'against-programme':
      return [{ field: 'grund', text: faults.against }];
    case 'reason-missing':
      return [{ field, text: faults.text }];
    case 'not-allowed':
    case 'not-a-clinician':
      return [{ field, text: faults.notAllowed }];
    case 'bad-date':
      return [{ field: 'med-slut', text: faults.date }];
    case 'stopped-already':
      return [{ field: 'medicin', text: faults.stoppedAlready }];
    case 'not-suspected':
      return [{ field: 'nerverod', text: faults.notSuspected }];
    case 'subgoals-missing':
      return [{ field, text: faults.subgoals }];
    case 'adjustment-missing':
      return [{ field: 'justeret', text: faults.adjustment }];
    case 'not-in-plan':
      return [{ field: wanted === 'aktivitet' ? 'aktiv' : 'manuel', text: faults.notInPlan }];
    case 'fields': {
      const isAbout = (part: string): boolean => outcome.faults?.some((one) => one.field.includes(part)) === true;
      if (wanted === 'begynd') return [isAbout('atc') ? { field: 'atc', text: faults.atc } : { field: 'med-slut', text: faults.date }];
      if (wanted === 'billede' && !isAbout('result')) return [{ field: 'billede-dag', text: faults.date }];
      return [{ field, text: wanted === 'billede' ? faults.choose : faults.date }];
    }
    default:
      return [{ field, text: faults.refused }];
  }
}

function isModality(value: string): value is 'xray' | 'mri' | 'ct' {
  return ['xray', 'mri', 'ct'].includes(value);
}

function isEffect(value: string): value is 'good' | 'some' | 'none' {
  return ['good', 'some', 'none'].includes(value);
}

function isDecision(value: string): value is 'continue' | 'stop' {
  return ['continue', 'stop'].includes(value);
}
