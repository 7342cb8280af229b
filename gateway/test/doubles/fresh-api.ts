// SPDX-License-Identifier: Apache-2.0
import type { Express } from 'express';

import { validated } from './checked-answers.js';
import { closeServices, testServices } from './services.js';

/** Below `/api/v1`. */
export const API = '/api/v1';

/** The first answer waits for the validator to compile the document. */
const FIRST_ANSWER_MS = 60_000;

/** What every test of the API works with, made anew before each. */
export interface FreshApi {
  services: Awaited<ReturnType<typeof testServices>>;
  /** Holds every answer against the committed document. */
  app: Express;
}

/**
 * Registers the hooks of a suite over one season in memory; the fields are there once a test runs.
 * @param overrides - services that the suite has otherwise.
 */
export function freshApi(overrides: Parameters<typeof testServices>[0] = {}): FreshApi {
  const api = {} as FreshApi;
  beforeEach(async function () {
    this.timeout(FIRST_ANSWER_MS);
    this.currentTest?.timeout(FIRST_ANSWER_MS);
    api.services = await testServices(overrides);
    api.app = validated(api.services);
  });
  afterEach(() => closeServices(api.services));
  return api;
}
