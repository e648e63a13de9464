/** Hides a question while its condition does not hold. What was answered stays in its field: the server decides what counts. */

type Condition = readonly [question: string, operator: string, value: string];

/** Looks at the conditions now and at every change. */
export function followConditions(form: HTMLFormElement): void {
  const questions = [...form.querySelectorAll<HTMLElement>('[data-when]')];
  const show = () => {
    const fields = new FormData(form);
    // From top to bottom: a question that is hidden counts as unanswered for those after it.
    for (const question of questions) {
      const conditions = JSON.parse(question.dataset.when ?? '[]') as readonly Condition[];
      const holds = (condition: Condition) => isMet(condition, valuesOf(form, fields, condition[0]));
      question.hidden = !(question.dataset.any === undefined ? conditions.every(holds) : conditions.some(holds));
    }
  };
  form.addEventListener('input', show);
  show();
}

function valuesOf(form: HTMLFormElement, fields: FormData, question: string): readonly string[] {
  if (form.querySelector(`[data-question="${question}"]`)?.closest('[hidden]')) return [];
  const own = fields.get(`${question}.other`);
  const date = fields.get(`${question}.year`);
  return [...fields.getAll(question), own ?? '', date ?? ''].map((value) => `${value}`.trim()).filter((value) => value !== '');
}

function isMet([, operator, wanted]: Condition, values: readonly string[]): boolean {
  if (operator === 'exists') return values.length > 0 === (wanted !== 'no');
  return values.some((value) => {
    const [given, bound] = [value, wanted].map((text) => Number(text.replace(',', '.')));
    if (given === undefined || bound === undefined) return false;
    switch (operator) {
      case '=':
        return value === wanted || given === bound;
      case '!=':
        return value !== wanted;
      case '>':
        return given > bound;
      case '<':
        return given < bound;
      case '>=':
        return given >= bound;
      default:
        return given <= bound;
    }
  });
}
