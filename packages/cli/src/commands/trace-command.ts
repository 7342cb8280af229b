// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import type { RegisterCommand } from './register-command.js';

const traceSchema = z.looseObject({
  lots: z
    .array(
      z.looseObject({
        lotId: z.string(),
        kind: z.string().optional(),
        massGrams: z.number().optional(),
      }),
    )
    .optional(),
  edges: z
    .array(z.looseObject({ from: z.string(), to: z.string(), grams: z.number().optional() }))
    .optional(),
});

/** `daoji trace LOT` or `GTIN/LOT`: both directions, from the gateway. */
export const registerTraceCommand: RegisterCommand = (program, run) => {
  program
    .command('trace')
    .description('追溯批次的来路和去向 · trace a lot both ways')
    .argument('<lot>', 'LOT or GTIN/LOT')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .addHelpText(
      'after',
      '\nExamples:\n  daoji trace k-2026-0001\n  daoji trace 09520001000018/k-2026-0001 --json\n',
    )
    .action(
      run(async ({ home, out }, name: string, flags: { gateway?: string }) => {
        const lot = lotOf(name);
        const gateway = gatewayClient(flags.gateway ?? gatewayUrl(home));
        const path = `/api/v1/lots/${encodeURIComponent(lot)}/trace?direction=`;
        const [up, down] = await Promise.all([
          gateway.get(`${path}up`),
          gateway.get(`${path}down`),
        ]);
        const text = [`来路 · from`, ...linesOf(up), `去向 · to`, ...linesOf(down)].join('\n');
        out.result(text, { lotId: lot, up, down });
        return EXIT.ok;
      }),
    );
};

function lotOf(name: string): string {
  const match = /^(?:(\d{14})\/)?([a-z0-9][a-z0-9-]{1,19})$/.exec(name);
  if (match?.[2] !== undefined) return match[2];
  throw new CliError('USAGE', `expected LOT or GTIN/LOT, got ${name.slice(0, 60)}`);
}

function linesOf(answer: unknown): string[] {
  const parsed = traceSchema.safeParse(answer);
  if (!parsed.success) return [`  ${JSON.stringify(answer).slice(0, 400)}`];
  const { lots = [], edges = [] } = parsed.data;
  const kg = (grams: number | undefined): string =>
    grams === undefined ? '' : `${grams / 1000} kg`;
  return [
    ...lots.map((lot) => `  ${lot.lotId}  ${lot.kind ?? ''}  ${kg(lot.massGrams)}`.trimEnd()),
    ...edges.map((edge) => `  ${edge.from} → ${edge.to}  ${kg(edge.grams)}`.trimEnd()),
  ];
}
