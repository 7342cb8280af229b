// SPDX-License-Identifier: Apache-2.0
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const folders = [
  ...['proof', 'model', 'agronomy', 'exchange', 'archive', 'ledger', 'cli'].map(
    (name) => `packages/${name}`,
  ),
  ...['chaincode', 'iot-bridge', 'gateway', 'explorer-ui', 'network', 'scripts'],
];

const nodeGlobals = [
  ...[
    'process',
    'console',
    'URL',
    'Buffer',
    'fetch',
    'AbortSignal',
    'require',
    'module',
    '__dirname',
  ],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
  ...['document', 'window', 'performance', 'TextDecoder', 'TextEncoder'],
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.daoji/**', 'network/tools/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    rules: {
      complexity: ['error', 10],
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...folders.map((folder) => ({
    files: [`${folder}/**/*.ts`, `${folder}/**/*.tsx`],
    languageOptions: {
      parserOptions: {
        project: [`./${folder}/tsconfig.test.json`],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  })),
  {
    files: [
      'packages/{proof,model,agronomy,exchange,archive,ledger}/src/**',
      'chaincode/src/**',
      'gateway/src/**',
      'iot-bridge/src/**',
    ],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', complexity: 'off' },
  },
  {
    files: ['explorer-ui/**/*.tsx'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y-x': a11y },
    rules: {
      ...hooks.configs.recommended.rules,
      ...a11y.configs.recommended.rules,
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      'jsx-a11y-x/no-noninteractive-tabindex': [
        'error',
        { tags: [], roles: ['tabpanel', 'region'], allowExpressionValues: true },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
  },
);
