/** The shared plan: goals in the citizen's words, what is done and when it is looked at, and whom she calls. */
import { type CourseLine, courseLineChart } from '../charts/course-line.ts';
import { trajectoryChart } from '../charts/trajectory.ts';
import { type Block, facts, type Paper, section, text } from '../paper.ts';
import type { SharedPlan } from '../paper-data.ts';
import { toldDay } from '../told-days.ts';
import type { Say } from '../words.ts';
import { acuteNotice, type Frame, paperOf } from './frame.ts';
import { pictureOf, tableOf } from './pictures.ts';

export function sharedPlan(frame: Frame, data: SharedPlan): Paper {
  const { language, programme } = frame;
  const say = programme.words.in('shared-plan', language);
  const draw = programme.words.in('charts', language);
  const { answer, trajectory } = data;
  const curves = trajectory === undefined ? undefined : trajectoryChart(trajectory, language, draw);
  const steps = data.steps.map(({ name, how = '', evaluate, status, effect }) => [
    name,
    how,
    status === 'in-progress' ? toldDay(evaluate, language) : '',
    effect === undefined ? say(status) : `${say(status)}, ${say(effect)}`,
  ]);
  return paperOf(frame, data, {
    look: 'handout',
    title: say('title'),
    blocks: [
      [{ block: 'text', text: say('lead') }],
      section(say('goals'), ...data.goals.flatMap((goal) => goalOf(goal, say('obstacles'), say('subgoals')))),
      section(
        say('steps'),
        {
          block: 'table',
          caption: say('steps-table'),
          head: [say('step'), say('step-how'), say('evaluate'), say('how-it-goes')],
          rows: steps,
          widths: [1.4, 1.4, 1, 1.1],
        },
        steps.length === 0 ? undefined : text(say('if-not')),
      ),
      section(
        say('people'),
        facts([
          [say('contact'), data.contact],
          [say('thread-holder'), data.threadHolder],
          [say('responsible'), data.responsible],
          [say('start'), data.start === undefined ? undefined : toldDay(data.start, language)],
        ]),
      ),
      section(say('choice'), quote(data.choice)),
      section(say('informed'), text(data.informed)),
      [acuteNotice(frame)],
      section(say('line'), pictureOf(courseLineChart(lineOf(data, say), language, draw), 74, false)),
      curves === undefined
        ? []
        : section(say('curves'), pictureOf(curves, 100, false), tableOf(curves, [1.5, ...(trajectory?.measures ?? []).map(() => 1), 1.8])),
      section(say('relapse'), text(data.relapse)),
      section(
        say('answer'),
        answer === undefined ? undefined : text(say('answer-text', { day: toldDay(answer.day, language), version: answer.version })),
      ),
    ],
  });
}

/** The course as it is expected to go; she is where what was agreed is done, until the plan is closed. */
function lineOf({ start, agreed, closed, steps }: SharedPlan, say: Say<'shared-plan'>): CourseLine {
  const isOver = closed !== undefined;
  const [look] = steps.flatMap(({ status, evaluate }) => (status === 'in-progress' ? [evaluate] : [])).sort();
  const ahead = isOver ? 'done' : 'ahead';
  return {
    stages: [
      { name: say('stage-start'), place: 'done', ...(start !== undefined && { day: start }) },
      { name: say('stage-plan'), place: 'done', ...(agreed !== undefined && { day: agreed }) },
      { name: say('stage-doing'), place: isOver ? 'done' : 'here' },
      { name: say('stage-look'), place: ahead, ...(!isOver && look !== undefined && { day: look }) },
      { name: say('stage-end'), place: ahead, ...(closed !== undefined && { day: closed }) },
    ],
  };
}

function goalOf(
  { words, obstacles = [], subgoals = [] }: SharedPlan['goals'][number],
  obstacle: string,
  subgoal: string,
): readonly Block[] {
  return [
    { block: 'quote', text: words },
    facts([
      [obstacle, obstacles.join('; ')],
      [subgoal, subgoals.join('; ')],
    ]),
  ];
}

function quote(words: string | undefined): Block | undefined {
  return words === undefined || words.trim() === '' ? undefined : { block: 'quote', text: words };
}
