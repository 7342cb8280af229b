// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type FabricCAServices from 'fabric-ca-client';
import type { User } from 'fabric-common';
import { caFault } from './ca-fault.js';
import { caLibrary } from './ca-library.js';
import { CA_ADMIN, caTlsRoot, secrets } from './ca-server.js';
import type { Home } from './home.js';
import { endpoint } from './home.js';
import { makeKeyRequest } from './key-pair.js';
import { limiter } from './limit.js';
import { processOf } from './topology.js';

/** Who a certificate is for. */
export interface Enrolment {
  /** Unique name in its CA, the certificate's common name. */
  readonly name: string;
  /** Node OU; devices and TLS-only names are `client`. */
  readonly role: 'client' | 'peer' | 'orderer' | 'admin';
  /** Attributes that the certificate carries. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** With hosts the certificate is one for TLS (profile `tls`). */
  readonly hosts?: readonly string[];
  /** An existing signing request instead of a new key. */
  readonly csrPem?: string;
}

/** A certificate and, where it was made here, its key. */
export interface Enrolled {
  readonly certPem: string;
  readonly keyPem: string | undefined;
}

/** The registrar of one CA: registers and enrols in one step. */
export interface Registrar {
  /** Root certificate of the CA, PEM. */
  readonly caPem: string;
  enrol(request: Enrolment): Promise<Enrolled>;
}

/** The CA hashes a password slowly on purpose at each step, so more at once would only queue there. */
const inTurn = limiter(4);

/**
 * Opens one CA of the running CA server as its registrar.
 * @throws NetworkError `CA` where the server refuses, or does not answer: {@link caFault}.
 */
export async function openRegistrar(home: Home, caName: string): Promise<Registrar> {
  const services = connect(home, caName);
  const made = await makeKeyRequest(CA_ADMIN);
  const answer = await attempt(caName, () =>
    services.enroll({
      enrollmentID: CA_ADMIN,
      enrollmentSecret: secrets(home).caAdmin,
      csr: made.csrPem,
    }),
  );
  const registrar = caLibrary().User.createUser(
    CA_ADMIN,
    '',
    caName,
    answer.certificate,
    made.keyPem,
  );
  return {
    caPem: answer.rootCertificate,
    enrol: (request) =>
      inTurn(() => attempt(caName, () => registerAndEnrol(services, registrar, request))),
  };
}

function connect(home: Home, caName: string): FabricCAServices {
  const ca = processOf(home.topology, 'ca');
  const trustedRoots = readFileSync(caTlsRoot(home));
  return new (caLibrary().Services)(
    `https://${endpoint(home, ca)}`,
    { trustedRoots, verify: true },
    caName,
  );
}

async function registerAndEnrol(
  services: FabricCAServices,
  registrar: User,
  request: Enrolment,
): Promise<Enrolled> {
  const attributes = Object.entries(request.attributes ?? {});
  const password = randomBytes(18).toString('base64url');
  await register(services, registrar, request, password);
  const made =
    request.csrPem === undefined ? await makeKeyRequest(request.name, request.hosts) : undefined;
  const answer = await services.enroll({
    enrollmentID: request.name,
    enrollmentSecret: password,
    csr: request.csrPem ?? made?.csrPem,
    profile: request.hosts ? 'tls' : undefined,
    attr_reqs: attributes.map(([name]) => ({ name, optional: false })),
  });
  return { certPem: answer.certificate, keyPem: made?.keyPem };
}

/** Registers a name, or gives a known one a new password. */
async function register(
  services: FabricCAServices,
  registrar: User,
  request: Enrolment,
  password: string,
): Promise<void> {
  const attrs = Object.entries(request.attributes ?? {}).map(([name, value]) => ({
    name,
    value,
    ecert: true,
  }));
  try {
    await services.register(
      {
        enrollmentID: request.name,
        enrollmentSecret: password,
        role: request.role,
        affiliation: '',
        maxEnrollments: -1,
        attrs,
      },
      registrar,
    );
  } catch (error) {
    if (!String(error).includes('is already registered')) throw error;
    await services.newIdentityService().update(
      request.name,
      {
        enrollmentID: request.name,
        affiliation: '',
        type: request.role,
        enrollmentSecret: password,
        attrs,
      },
      registrar,
    );
  }
}

async function attempt<T>(caName: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw caFault(caName, error);
  }
}
