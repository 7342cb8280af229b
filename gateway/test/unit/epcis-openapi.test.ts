// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { captureDigest } from '@daoji/exchange';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import request from 'supertest';

import { lotDocument } from '../../src/epcis/lot-document.js';
import { sensorEvents } from '../../src/epcis/sensor-events.js';
import { freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { Uploader } from '../doubles/uploader.js';

const SHARED = fileURLToPath(new URL('../../../../shared/foreign/epcis/', import.meta.url));
const NOW = '2026-11-24T00:00:00.000Z';

interface Document {
  readonly epcisBody: { readonly eventList: readonly Readonly<Record<string, unknown>>[] };
}

/** Path of the description, path that is asked. */
const READS: readonly (readonly [string, string])[] = [
  ['/', '/'],
  ['/events', '/events'],
  ['/eventTypes', '/eventTypes'],
  ['/eventTypes/{eventType}', '/eventTypes/ObjectEvent'],
  ['/eventTypes/{eventType}/events', '/eventTypes/ObjectEvent/events'],
  ['/epcs', '/epcs'],
  ['/bizSteps', '/bizSteps'],
  ['/bizSteps/{bizStep}', '/bizSteps/shipping'],
  ['/bizLocations', '/bizLocations'],
  ['/readPoints', '/readPoints'],
  ['/dispositions', '/dispositions'],
  ['/queries', '/queries'],
];

describe("answers fit GS1's description of the interface", function () {
  if (!existsSync(SHARED)) {
    it.skip('the shared vectors are not here');
    return;
  }
  this.timeout(60_000);
  const description = JSON.parse(readFileSync(`${SHARED}rest/openapi.json`, 'utf8')) as object;
  const ajv = new Ajv({ allErrors: false, strict: false });
  addFormats.default(ajv);
  ajv.addSchema(description, 'gs1');
  const api = freshApi();

  const mill = new Uploader();
  const get = (path: string): request.Test => {
    const hash = createHash('sha256').update(`GET /epcis${path}`).digest('hex');
    return request(api.app).get(`/epcis${path}`).set('Daoji-Read', mill.readHeader(hash, NOW));
  };
  const capturedJob = async (): Promise<unknown> => {
    await mill.activate(api.services.store);
    const document = readFileSync(`${SHARED}JSON/Example_9.6.1-ObjectEvent.jsonld`);
    const answer = await request(api.app)
      .post('/epcis/capture')
      .set('content-type', 'application/json')
      .set('Daoji-Command', mill.header(document))
      .send(document.toString());
    expect(answer.status, answer.text).to.equal(202);
    return (await get((answer.headers['location'] ?? '').replace('/epcis', ''))).body as unknown;
  };

  for (const [template, path] of READS) {
    it(`GET ${template}`, async () => {
      await capturedJob();
      const answer = await get(path);
      expect(answer.status, answer.text).to.equal(200);
      const validate = ajv.compile(schemaOf(template));
      expect(validate(answer.body), JSON.stringify(validate.errors?.slice(-6))).to.equal(true);
    });
  }

  // The description's CaptureJob asks for exactly one of two shapes of which every job without errorFile has both, so no
  // job fits it as it stands; a job is held against its two parts.
  it('GET /capture/{captureID}', async () => {
    const job = await capturedJob();
    for (const part of ['allOf/0', 'allOf/1/oneOf/0']) {
      const validate = ajv.compile({ $ref: `gs1#/components/schemas/CaptureJob/${part}` });
      expect(validate(job), JSON.stringify(validate.errors)).to.equal(true);
    }
  });

  /** Sends a document with the `captureEpcis` command that stands for it; the job once its command was tried. */
  const anchoredJob = async (text: string): Promise<Readonly<Record<string, unknown>>> => {
    await mill.activate(api.services.store);
    const header = mill.signed({
      ...{ alg: 'ecdsa-p256-sha256', behaviour: 'rollback', captureId: 'cap-1' },
      ...{ commandId: commandIdOf(8), deviceTime: NOW, signerKeyId: mill.keyId },
      ...{ documentHash: createHash('sha256').update(text).digest('hex'), type: 'captureEpcis' },
      ...{ ...captureDigest(JSON.parse(text) as unknown), v: 1 },
    });
    const answer = await request(api.app)
      .post('/epcis/capture')
      .set('content-type', 'application/ld+json')
      .set('Daoji-Command', header)
      .send(text);
    expect(answer.status, answer.text).to.equal(202);
    const path = (answer.headers['location'] ?? '').replace('/epcis', '');
    return (await get(path)).body as Readonly<Record<string, unknown>>;
  };
  const ownDocument = async (): Promise<string> => {
    const { services } = api;
    const sensors = await sensorEvents(services, 'k-1');
    return JSON.stringify(await lotDocument(services, 'k-1', 'up', services.now(), sensors));
  };

  it('GET /capture and its job, with the command that stands for the events', async () => {
    const job = await anchoredJob(await ownDocument());
    expect(job['daoji:anchor']).to.include({ commandId: commandIdOf(8), state: 'waiting' });
    const jobs = (await get('/capture')).body as unknown[];
    expect(jobs).to.have.length(1);
    for (const part of ['allOf/0', 'allOf/1/oneOf/0']) {
      const validate = ajv.compile({ $ref: `gs1#/components/schemas/CaptureJob/${part}` });
      for (const one of [job, ...jobs]) {
        expect(validate(one), JSON.stringify(validate.errors)).to.equal(true);
      }
    }
  });

  it('GET /events and /events/{eventID} of our own events, with their sensors', async () => {
    const text = await ownDocument();
    await anchoredJob(text);
    const { eventList } = (JSON.parse(text) as Document).epcisBody;
    const sensed = eventList.find((event) => 'sensorElementList' in event);
    const id = encodeURIComponent(String(sensed?.['eventID']));
    for (const [template, path] of [
      ['/events', '/events?perPage=100'],
      ['/events/{eventID}', `/events/${id}`],
    ] as const) {
      const answer = await get(path);
      expect(answer.status, answer.text).to.equal(200);
      expect(answer.text).to.include('sensorElementList');
      const validate = ajv.compile(schemaOf(template));
      expect(validate(answer.body), JSON.stringify(validate.errors?.slice(-6))).to.equal(true);
    }
  });

  for (const [path, status] of [
    ['/capture/unknown', 404],
    ['/events/unknown', 404],
    ['/events?EQ_nothing=1', 400],
    ['/events?nextPageToken=abc', 400],
    ['/queries/q/subscriptions', 501],
  ] as const) {
    it(`GET ${path} is a problem as described`, async () => {
      await mill.activate(api.services.store);
      const answer = await get(path);
      expect(answer.status, answer.text).to.equal(status);
      const validate = ajv.compile({ $ref: 'gs1#/components/schemas/RFC7807ProblemResponseBody' });
      expect(validate(answer.body), JSON.stringify(validate.errors?.slice(-6))).to.equal(true);
      expect((answer.body as { type: string }).type).to.match(/^epcisException:\w+Exception$/);
    });
  }

  function schemaOf(template: string): object {
    const found = follow(['paths', template, 'get', 'responses', '200'], description, '#');
    return { $ref: `gs1${found}/content/application~1json/schema` };
  }
});

/** JSON pointer of a member, through `$ref`s on the way. */
function follow(keys: readonly string[], root: object, pointer: string): string {
  let [value, at]: [unknown, string] = [root, pointer];
  for (const key of keys) {
    value = (value as Record<string, unknown>)[key];
    at = at === '#' ? `#/${escaped(key)}` : `${at}/${escaped(key)}`;
    const { $ref } = Object(value) as { $ref?: string };
    if ($ref === undefined) continue;
    at = $ref;
    value = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((one, part) => (one as Record<string, unknown>)[part], root);
  }
  return at;
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
