// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';

import { useStatus } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { Preferences } from '../parts/preferences.js';
import { useDemoSigner } from '../sign/demo-signer.js';
import { isRunningFast } from '../sign/network-clock.js';
import { useSending } from '../sign/use-device.js';

const LINKS = [
  ['/', 'nav.home'],
  ['/producer', 'nav.producer'],
  ['/season', 'nav.season'],
  ['/field', 'nav.field'],
  ['/inputs', 'nav.inputs'],
  ['/bins', 'nav.bins'],
  ['/inspections', 'nav.inspections'],
  ['/alarms', 'nav.alarms'],
  ['/warnings', 'nav.warnings'],
  ['/quality', 'nav.quality'],
  ['/intake', 'nav.intake'],
  ['/codes', 'nav.codes'],
  ['/products', 'nav.products'],
  ['/documents', 'nav.documents'],
  ['/recalls', 'nav.recalls'],
  ['/rules', 'nav.rules'],
  ['/regulator', 'nav.regulator'],
  ['/auditor', 'nav.auditor'],
  ['/devices', 'nav.devices'],
  ['/registry', 'nav.registry'],
  ['/own', 'nav.own'],
  ['/duties', 'nav.duties'],
  ['/keys', 'nav.keys'],
] as const;

/** The frame of every page: skip link, name, menu, language and theme, and what must be said on every page. */
export function Layout(props: { readonly children: ReactNode }): ReactElement {
  const { text } = useText();
  useLocation();
  // Whatever page is open: what was signed is sent as soon as there is a connection.
  useSending();
  return (
    <>
      <a className="skip" href="#content">
        {text('app.skip')}
      </a>
      <header className="top">
        <div className="top-inner">
          <Link to="/" className="name">
            <Mark />
            {text('app.name')}
          </Link>
          <Preferences />
        </div>
        <nav aria-label={text('app.menu')}>
          {LINKS.map(([to, key]) => (
            <NavLink key={to} to={to} end={to === '/'}>
              {text(key)}
            </NavLink>
          ))}
        </nav>
      </header>
      <ScenarioBanner />
      <DemoBanner />
      <main id="content" tabIndex={-1}>
        {props.children}
      </main>
      <footer>{text('app.footer')}</footer>
    </>
  );
}

function Mark(): ReactElement {
  return (
    <svg className="name-mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M3 22c6-4 20-4 26 0M3 27c6-4 20-4 26 0" />
      <path d="M16 20V6M16 11c0-3 3-5 6-5 0 3-2 5-6 5zM16 16c0-3-3-5-6-5 0 3 2 5 6 5z" />
    </svg>
  );
}

function ScenarioBanner(): ReactElement | null {
  const { text } = useText();
  const scenario = useStatus().data?.scenario;
  if (!scenario) return null;
  const { factor } = scenario;
  return (
    <p className="banner" role="note">
      {text(isRunningFast(scenario) ? 'app.scenario' : 'app.scenarioCalm', { factor })}
    </p>
  );
}

function DemoBanner(): ReactElement | null {
  const { text } = useText();
  const signer = useDemoSigner();
  if (!signer) return null;
  return (
    <p className="banner banner-demo" role="note">
      {text('app.demoSigned', { name: signer.label })} <a href="/start">{text('app.demoEnd')}</a>
    </p>
  );
}
