/** Who helps, changed: somebody more, another to turn to, another who holds the thread or is responsible, and somebody who leaves. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import { SelectOne, TextLine } from '../shared/door-fields.tsx';
import { Folded, PlanForm } from './plan-form.tsx';
import { planMessagesIn } from './plan-messages.ts';
import type { PlanPage } from './plan-model.ts';

/** Names of the fields. */
export const teamNames = {
  who: 'hvem',
  as: 'som',
  why: 'team-hvorfor',
  consent: 'team-samtykke',
  out: 'ud',
  outWhy: 'ud-hvorfor',
} as const;

const roles = ['member', 'contact', 'thread-holder', 'responsible'];

/** Two small forms, folded away beneath the plan. */
export function ChangeTeam(page: PlanPage): JSX.Element | null {
  const { visit, fields, faults, team, isOurs } = page;
  if (team === undefined) return null;
  const messages = planMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const isAsked = faults.some(({ field }) => field === teamNames.consent) || fields.get(teamNames.consent) === 'ja';
  return (
    <Folded page={page} id="team" title={messages.team.title} names={Object.values(teamNames)}>
      <PlanForm {...page} keeps="team">
        <SelectOne form={form} name={teamNames.who} label={messages.team.who} empty={messages.team.choose} options={team.houses} />
        <RadioList
          form={form}
          name={teamNames.as}
          label={messages.team.as}
          options={roles
            .filter((role) => isOurs || role !== 'responsible')
            .map((value) => ({ value, label: messages.team.roles[value] ?? value }))}
        />
        <TextLine form={form} name={teamNames.why} label={messages.team.why} />
        {isAsked && (
          <TickList
            form={form}
            name={teamNames.consent}
            label={messages.team.consent}
            options={[{ value: 'ja', label: messages.team.consentYes(team.asked ?? '') }]}
          />
        )}
        <button type="submit" class="button button-primary" name="gem" value="team">
          {messages.team.save}
        </button>
      </PlanForm>
      {team.leavable.length > 0 && (
        <PlanForm {...page} keeps="ud">
          <SelectOne form={form} name={teamNames.out} label={messages.team.out} empty={messages.team.choose} options={team.leavable} />
          <TextLine form={form} name={teamNames.outWhy} label={messages.team.outWhy} />
          <button type="submit" class="button button-secondary" name="gem" value="ud">
            {messages.team.remove}
          </button>
        </PlanForm>
      )}
    </Folded>
  );
}
