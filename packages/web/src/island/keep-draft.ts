/**
 * Keeps what is typed in a form as a draft on the server, a moment after the last change, and says when. Without a connection it says that,
 * tries again, and asks before the page is left.
 */

import './send-form.ts';

const pause = 1_500;
const again = 15_000;

/** Starts it for every form with `data-draft`, the address that takes drafts. */
function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form);
}

function keep(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLost = false;
  const status = form.querySelector<HTMLElement>('[data-draft-status]');
  const lost = form.closest<HTMLElement>('[data-draft-lost]')?.dataset.draftLost ?? '';
  const say = (words: string): void => {
    if (status !== null) status.textContent = words;
  };
  const send = async (): Promise<void> => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    const reply = await fetch(form.dataset.draft ?? '', { method: 'POST', body: fields, keepalive: true }).catch(() => undefined);
    isLost = reply?.ok !== true;
    say(reply?.ok === true ? await reply.text() : lost);
    if (reply === undefined) timer ??= setTimeout(trySend, again);
  };
  const trySend = () => {
    timer = undefined;
    void send();
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(trySend, pause);
  });
  // What is sent is no draft any more, also when the page is left at once.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    timer = undefined;
    isLost = false;
    // A button that leads elsewhere does not send the form: what is typed stays a draft.
    if (event.submitter?.hasAttribute('formaction')) void send();
  });
  window.addEventListener('online', () => {
    if (isLost) void send();
  });
  window.addEventListener('beforeunload', (event) => {
    if (isLost) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    void send();
  });
}

keepDrafts();
