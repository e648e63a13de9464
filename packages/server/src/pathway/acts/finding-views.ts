/** What is known of a citizen, and what the programme says to it. */

import * as pathway from '@rygforloeb/pathway';
import { view } from '../act.ts';
import { id, instant, optional, reference, words } from '../told.ts';

const citizen = { citizen: id };

export const findingViews = {
  findings: view(
    citizen,
    async (desk, asked) => {
      const findings = await pathway.findingsOf(desk, asked.citizen);
      return findings && { findings };
    },
    { shows: ['findingsOf'], does: { da: 'borgerens fund over tid', en: "the citizen's findings over time" } },
  ),
  'finding-record': view({ citizen: id, entry: reference }, (desk, asked) => pathway.findingRecordOf(desk, asked.citizen, asked.entry), {
    shows: ['findingRecordOf'],
    does: { da: 'et fund over tid, også det, der er mærket som forkert', en: 'a finding over time, what was marked as wrong among it' },
  }),
  'open-about': view(citizen, async (desk, asked) => ({ rows: await pathway.worklistAbout(desk, asked.citizen) }), {
    shows: ['worklistAbout'],
    does: { da: 'hvad der skal gøres om en borger, og hvem der har det', en: 'what is to be done about a citizen, and who has it' },
  }),
  consultation: view(citizen, (desk, asked) => pathway.consultationOf(desk, asked.citizen), {
    shows: ['consultationOf'],
    does: { da: 'det en konsultation begynder fra', en: 'what a consultation begins from' },
  }),
  curves: view({ citizen: id, since: instant }, (desk, asked) => pathway.curvesOf(desk, asked.citizen, asked.since, 'da'), {
    shows: ['curvesOf'],
    does: { da: 'smerte, funktion og arbejde over tid', en: 'pain, function and work over time' },
  }),
  function: view(citizen, (desk, asked) => pathway.functionOf(desk, asked.citizen), {
    shows: ['functionOf'],
    does: { da: 'funktion efter ICF over tid', en: 'function by ICF over time' },
  }),
  'earlier-offers': view(
    citizen,
    async (desk, asked) => {
      const talks = await pathway.earlierOffersOf(desk, asked.citizen);
      return talks && { talks };
    },
    { shows: ['earlierOffersOf'], does: { da: 'tidligere tilbud og deres virkning', en: 'earlier offers and their effect' } },
  ),
  'risk-factors': view(
    citizen,
    async (desk, asked) => {
      const factors = await pathway.riskFactorsOf(desk, asked.citizen);
      return factors && { factors };
    },
    { shows: ['riskFactorsOf'], does: { da: 'kendte risikofaktorer, til samtalen', en: 'known risk factors, for the talk' } },
  ),
  answer: view(
    { citizen: id, question: optional(words), asOf: optional(instant) },
    async (desk, asked) => {
      const outcome = await pathway.answerFor(desk, asked.citizen, asked.question, asked.asOf);
      if (!outcome.ok) return outcome;
      const stories = (await pathway.findingsOf(desk, asked.citizen)) ?? [];
      return { ...outcome, presentations: pathway.presentationsOf(desk, outcome.answer, stories) };
    },
    {
      shows: ['answerFor', 'presentationsOf'],
      does: { da: 'programmets svar på borgerens situation', en: "the programme's answer to the citizen's situation" },
    },
  ),
};
