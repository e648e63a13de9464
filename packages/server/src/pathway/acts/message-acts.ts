/** Correspondence between professionals, and the messages that wait for a person. */

import { categories } from '@rygforloeb/messaging';
import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, view, type Who } from '../act.ts';
import { house, id, key, list, optional, words } from '../told.ts';

const file = z.strictObject({ title: words, mimeType: words, base64: z.base64().max(14_000_000) });
const text = { text: words, files: optional(list(file)), key };
const named = { box: z.enum(['in', 'out']), key: z.string().min(1).max(500) };
const writes: Who = { writes: { Communication: 'create' } };
const herself: Who = { roles: ['citizen'] };
const keepers: Who = { roles: ['back_coordinator', 'administrator'] };

export const messageActs = {
  sendMessage: act(
    pathway.sendMessage,
    { citizen: id, to: house, ...text, subject: optional(words), category: optional(z.enum(categories)) },
    {
      who: writes,
      creates: true,
      does: {
        da: 'skriver til en anden part om en borger; aldrig om noget akut',
        en: 'writes to another party about a citizen; never of what is acute',
      },
    },
  ),
  replyToMessage: act(
    pathway.replyToMessage,
    { message: id, ...text },
    {
      who: writes,
      creates: true,
      does: { da: 'svarer på en besked', en: 'answers a message' },
    },
  ),
  forwardMessage: act(
    pathway.forwardMessage,
    { message: id, to: house, ...text },
    {
      who: writes,
      creates: true,
      does: { da: 'sender en besked videre til en anden part', en: 'passes a message on to another party' },
    },
  ),
  writeAsCitizen: act(
    pathway.writeAsCitizen,
    { citizen: id, to: house, text: words, subject: optional(words), answers: optional(id), key },
    {
      who: herself,
      creates: true,
      does: { da: 'skriver til et sted, der behandler hende', en: 'writes to a house that treats her' },
    },
  ),
  keepQuestion: act(
    pathway.keepQuestion,
    { citizen: id, text: words, key },
    { who: herself, creates: true, does: { da: 'gemmer et spørgsmål til næste besøg', en: 'keeps a question for the next visit' } },
  ),
  settleQuestion: act(
    pathway.settleQuestion,
    { citizen: id, question: id, key },
    { who: herself, does: { da: 'fjerner et spørgsmål til næste besøg', en: 'takes a question for the next visit away' } },
  ),
  parkedMessages: act(
    pathway.parkedMessages,
    {},
    {
      who: keepers,
      does: {
        da: 'beskeder der venter på et menneske: fra hvem, til hvem, hvilken slags, hvorfor, siden hvornår',
        en: 'messages that wait for a person: from whom, to whom, of what kind, why, since when',
      },
    },
  ),
  retryMessage: act(pathway.retryMessage, named, {
    who: keepers,
    does: { da: 'prøver en besked igen', en: 'tries a message again' },
  }),
  setMessageAside: act(
    pathway.setMessageAside,
    { ...named, reason: words },
    {
      who: keepers,
      does: { da: 'lægger en besked til side, fordi der er taget hånd om den', en: 'sets a message aside that was seen to otherwise' },
    },
  ),
};

export const messageViews = {
  'own-messages': view(
    { citizen: id },
    async (desk, { citizen }) => ({
      threads: await pathway.ownThreads(desk, citizen),
      houses: await pathway.housesToWriteTo(desk, citizen),
    }),
    {
      shows: ['ownThreads', 'housesToWriteTo'],
      does: { da: 'borgerens egne beskeder, og hvem hun kan skrive til', en: "the citizen's own messages, and whom she may write to" },
    },
  ),
  'visit-questions': view({ citizen: id }, async (desk, { citizen }) => ({ questions: await pathway.visitQuestions(desk, citizen) }), {
    shows: ['visitQuestions'],
    does: { da: 'borgerens spørgsmål til næste besøg', en: "the citizen's questions for her next visit" },
  }),
  thread: view(
    { message: id },
    async (desk, asked) => {
      const messages = await pathway.threadOf(desk, asked);
      return messages && { messages };
    },
    {
      shows: ['threadOf'],
      does: { da: 'en tråd af beskeder, så langt man var med', en: 'a thread of messages, as far as one was part of it' },
    },
  ),
};
