// SPDX-License-Identifier: Apache-2.0

/**
 * Has the browser keep the pages of this build, so that they open in the field without a connection (decision 0073).
 * Called by the pages of the field alone: who never records there keeps nothing.
 */
export function keepPages(): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  // Without it everything works as long as there is a connection.
  navigator.serviceWorker.register('/app/keep-pages.js', { scope: '/app/' }).catch(() => undefined);
}
