/** Valid calls to every address of the server: what the fuzzing begins from. */
import type { AgentName, Draft } from './request.ts';

const finding = 'https://rygforloeb.dk/fhir/CodeSystem/finding';
const karen = { reference: 'Patient/demo-karen' };
const fhirJson = { 'content-type': 'application/fhir+json' };
const json = { 'content-type': 'application/json' };
const formMedia = { 'content-type': 'application/x-www-form-urlencoded' };

const observation = {
  resourceType: 'Observation',
  status: 'final',
  identifier: [{ system: 'urn:fuzz', value: 'one' }],
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'exam' }] }],
  code: { coding: [{ system: finding, code: 'leg-pain' }], text: 'Udstrålende smerter' },
  subject: karen,
  performer: [{ reference: 'PractitionerRole/demo-gp-anna.gp' }],
  effectiveDateTime: '2026-03-02T09:00:00+01:00',
  valueBoolean: true,
  note: [{ text: 'Siden påske' }],
};
const resources: readonly (Readonly<Record<string, unknown>> & { readonly resourceType: string })[] = [
  observation,
  {
    resourceType: 'Condition',
    subject: karen,
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
    code: { coding: [{ system: 'urn:oid:1.2.208.176.2.4.12', code: 'DM545' }] },
    onsetDateTime: '2026-02',
  },
  { resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'Gå en time' }, subject: karen, startDate: '2026-03-02' },
  {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    for: karen,
    requester: { reference: 'PractitionerRole/demo-gp-anna.gp' },
    owner: { reference: 'Organization/demo-rygcenter' },
    restriction: { period: { start: '2026-03-02', end: '2026-04-02' } },
  },
  {
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    code: { text: 'Vurdering' },
    subject: karen,
    requester: { reference: 'PractitionerRole/demo-gp-anna.gp' },
    authoredOn: '2026-03-02',
  },
  {
    resourceType: 'Communication',
    status: 'completed',
    subject: karen,
    sender: { reference: 'PractitionerRole/demo-gp-anna.gp' },
    recipient: [{ reference: 'Organization/demo-rygcenter' }],
    sent: '2026-03-02T09:00:00+01:00',
    payload: [{ contentString: 'Hvordan går det?' }],
  },
  {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: 'https://rygforloeb.dk/fhir/Questionnaire/start|1.0',
    subject: karen,
    authored: '2026-03-02',
    item: [{ linkId: '1', answer: [{ valueInteger: 3 }] }],
  },
  {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: karen,
    dateTime: '2026-03-02',
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: { type: 'permit', purpose: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/purpose', code: 'treatment' }] },
  },
  { resourceType: 'Patient', identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: '6101700001' }], name: [{ family: 'Fuzz' }] },
];

const searches = [
  'Observation?patient=demo-karen&code=leg-pain&_sort=-date&_count=5',
  'Observation?date=ge2024-01-01&date=lt2030-01-01&_include=Observation:patient',
  'Task?owner=Organization/demo-rygcenter&status=requested,accepted&_sort=-modified&_total=accurate',
  'Patient?identifier=urn:oid:1.2.208.176.1.2|6205790104&_revinclude=Observation:patient',
  'Patient?family=Demo&_elements=name&_summary=true',
  'Condition?patient=demo-karen&code:not=DM545&onset-date=sa2020',
  'Goal?patient=demo-karen&lifecycle-status=active&_lastUpdated=gt2020-01-01T00:00:00Z',
  'Consent?patient=demo-karen&status=active',
  'Practitioner?name:contains=Demo',
  'Organization?name:exact=x&_id=demo-laegehus,demo-sygehus',
  'AuditEvent?patient=demo-karen&_count=3',
  'PlanDefinition?url=x&version=1',
  'Patient/demo-karen',
  'Patient/demo-karen/_history',
  'Observation/_history?_since=2024-01-01T00:00:00Z&_count=3',
  'Observation/demo-karen.leg-pain/_history/1',
  'Patient/demo-karen/$everything?_type=Observation,Goal&_count=10',
  'metadata',
  '.well-known/smart-configuration',
  'PlanDefinition',
];

const pages = [
  '',
  'kliniker/vurdering?sprog=en&eksempel=01',
  'login?til=/mig',
  'login/callback?code=abc&state=def&iss=x',
  'rolle?til=/mig',
  'mig',
  'logget-ud',
  'demo-login/auth?client_id=x&response_type=code',
  'demo-login/.well-known/openid-configuration',
  'demo-login/jwks',
  'oauth/auth?response_type=code&client_id=demo-app&redirect_uri=http://127.0.0.1:3000/callback&scope=launch/patient&code_challenge=x&code_challenge_method=S256',
  'oauth/jwks',
  'smart/launch?launch=x&iss=y',
  'smart/samtykke/abc',
  'assets/index.css',
  'healthz',
  'readyz',
  'metrics',
  'cds-services',
];

/** What a form of the pages sends: its fields, read from the page itself. */
export function callsOf(formPath: string, fields: readonly string[], aCase: unknown): readonly Draft[] {
  const form = fields.map((field, index) => [field, ['1', 'ja', '2026-03-02', 'nej'][index % 4] ?? ''] as const);
  const hook = {
    hook: 'patient-view',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: { userId: 'Practitioner/1', patientId: 'p1' },
    prefetch: {
      patient: { resourceType: 'Patient', id: 'p1', birthDate: '1979-05-02' },
      conditions: null,
      medications: null,
      observations: {
        resourceType: 'Bundle',
        type: 'searchset',
        entry: [{ resource: { ...observation, subject: { reference: 'Patient/p1' } } }],
      },
    },
  };
  const apply = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'subject', valueString: 'Patient/p1' },
      { name: 'data', resource: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: hook.prefetch.patient }] } },
    ],
  };
  const feedback = {
    feedback: [{ card: '4e0a3a1e-3283-4575-ab82-028d55fe2719', outcome: 'overridden', outcomeTimestamp: '2026-03-12T09:01:00Z' }],
  };
  return [
    ...resources.flatMap((resource) => [
      post(`fhir/${resource.resourceType}`, resource),
      post(`fhir/${resource.resourceType}/$validate`, resource),
      { ...post(`fhir/${resource.resourceType}?identifier=urn:fuzz|one`, resource), method: 'PUT' },
    ]),
    {
      ...post('fhir/Observation/demo-karen.leg-pain', { ...observation, id: 'demo-karen.leg-pain' }, { 'if-match': 'W/"1"' }),
      method: 'PUT',
    },
    {
      ...post('fhir/Observation/demo-karen.leg-pain', [{ op: 'replace', path: '/valueBoolean', value: false }], {
        'content-type': 'application/json-patch+json',
        'if-match': 'W/"1"',
      }),
      method: 'PATCH',
    },
    {
      ...post(
        'fhir/Task/demo-karen.triage',
        [
          { op: 'test', path: '/status', value: 'requested' },
          { op: 'copy', from: '/status', path: '/note' },
          { op: 'add', path: '/note/-', value: { text: 'x' } },
        ],
        { 'content-type': 'application/json-patch+json', 'if-match': 'W/"1"' },
      ),
      method: 'PATCH',
    },
    { ...get('fhir/Goal/none'), method: 'DELETE', headers: { 'if-match': 'W/"99"' } },
    post('fhir', bundleOf('transaction')),
    post('fhir', bundleOf('batch')),
    ...searches.map((path) => get(`fhir/${path}`)),
    ...['Observation', 'Patient', 'Task', 'AuditEvent'].map((type) =>
      send(`fhir/${type}/_search`, {
        form: [
          ['patient', 'demo-karen'],
          ['_count', '3'],
        ],
        headers: formMedia,
      }),
    ),
    { ...get('fhir/$export?_type=Goal&_since=2024-01-01T00:00:00Z'), headers: { prefer: 'respond-async' } },
    get('fhir/$export/AAAAAAAAAAAAAAAAAAAAAA/Goal.ndjson'),
    post('fhir/PlanDefinition/$apply', apply),
    post('cds-services/rygforloeb-patient-view', hook, json),
    post(
      'cds-services/rygforloeb-order-select',
      { ...hook, hook: 'order-select', context: { ...hook.context, selections: [], draftOrders: { resourceType: 'Bundle', entry: [] } } },
      json,
    ),
    post('cds-services/rygforloeb-order-sign/feedback', feedback, json),
    post('api/assess', aCase, json),
    ...pages.map(get),
    send(formPath.slice(1), { form, headers: formMedia }),
    send(formPath.slice(1), { form, headers: { ...formMedia, accept: 'text/html' } }),
    { ...send('logout', { form: [['_csrf', 'x']], headers: formMedia }), agent: 'nobody' },
    send('rolle', {
      form: [
        ['rolle', '7'],
        ['til', '/mig'],
        ['_csrf', 'x'],
      ],
      headers: formMedia,
    }),
    send('mig/app', {
      form: [
        ['adgang', 'x'],
        ['_csrf', 'x'],
      ],
      headers: formMedia,
    }),
    send('oauth/token', {
      form: [
        ['grant_type', 'authorization_code'],
        ['client_id', 'demo-app'],
        ['code', 'x'],
        ['code_verifier', 'y'],
        ['redirect_uri', 'http://127.0.0.1:3000/callback'],
      ],
      headers: formMedia,
    }),
    send('oauth/token', {
      form: [
        ['grant_type', 'client_credentials'],
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', 'a.b.c'],
        ['scope', 'system/*.rs'],
      ],
      headers: formMedia,
    }),
    send('oauth/introspect', {
      form: [
        ['token', 'x'],
        ['client_id', 'demo-app'],
      ],
      headers: formMedia,
    }),
    send('oauth/revoke', {
      form: [
        ['token', 'x'],
        ['client_id', 'demo-app'],
      ],
      headers: formMedia,
    }),
    send('demo-login/token', {
      form: [
        ['grant_type', 'authorization_code'],
        ['code', 'x'],
      ],
      headers: formMedia,
    }),
    send('demo-login/person/abc', { form: [['person', 'demo-karen']], headers: formMedia }),
    send('smart/samtykke/abc', { form: [['svar', 'ja']], headers: formMedia }),
  ];
}

function bundleOf(type: 'batch' | 'transaction'): object {
  const urn = 'urn:uuid:0192f0c1-0000-7000-8000-000000000001';
  return {
    resourceType: 'Bundle',
    type,
    entry: [
      { fullUrl: urn, resource: resources[2], request: { method: 'POST', url: 'Goal', ifNoneExist: 'identifier=urn:fuzz|goal' } },
      {
        resource: {
          resourceType: 'CarePlan',
          status: 'active',
          intent: 'plan',
          subject: karen,
          goal: [{ reference: urn }],
          period: { start: '2026-03-02' },
        },
        request: { method: 'POST', url: 'CarePlan' },
      },
      { request: { method: 'GET', url: 'Observation?patient=demo-karen' } },
      { resource: observation, request: { method: 'PUT', url: 'Observation/demo-karen.leg-pain', ifMatch: 'W/"1"' } },
      { request: { method: 'DELETE', url: 'Goal/none', ifMatch: 'W/"1"' } },
    ],
  };
}

function get(address: string): Draft {
  const [path = '', search = ''] = address.split('?');
  return {
    agent: 'nobody' satisfies AgentName,
    method: 'GET',
    segments: path.split('/'),
    query: [...new URLSearchParams(search)],
    headers: {},
  };
}

function post(address: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Draft {
  return { ...get(address), method: 'POST', json: body, headers: { ...fhirJson, ...headers } };
}

function send(address: string, more: Partial<Draft>): Draft {
  return { ...get(address), method: 'POST', ...more };
}
