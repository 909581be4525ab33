import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { house } from './test/checks/lint/house.mjs';

const tests = ['test/**/*.ts', '**/*.spec.ts', '**/*.spec.tsx'];
const server = [
  'apps/{accounts,facilities,capabilities,partnerships,alliances,gateway,interlock}/**/*.ts',
  'libs/**/*.ts',
];

const shape = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings: it is what the database and the schema speak.' },
  { selector: 'ExportAllDeclaration', message: 'Name what you pass on, or let the reader import it from its home.' },
];
const named = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export it under its name, so that a search finds every use.',
};
const environment = [
  {
    selector:
      "MemberExpression[object.name='process'][property.name='env'], VariableDeclarator[init.name='process'] Property[key.name='env']",
    message: 'Settings are read once, in libs/service/src/config, and handed in from there.',
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
    message: 'Settings are read once, in libs/service/src/config, and handed in from there.',
  },
];
const clocks = [
  {
    selector: "CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name='now']",
    message: 'Ask the Clock of libs/service; a deadline of the calendar is decided by the clock of the database.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'Ask the Clock of libs/service; a deadline of the calendar is decided by the clock of the database.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Ask the Clock of libs/service; a deadline of the calendar is decided by the clock of the database.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      '**/dist/',
      '.interlock/',
      'coverage/',
      '**/*.generated.ts',
      'apps/web/src/graphql-env.d.ts',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house },
    rules: {
      'house/honest-comments': 'error',
      'house/plain-names': ['error', { root: import.meta.dirname }],
      'max-lines': ['error', 300],
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...shape, named],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An operation may be asynchronous because its interface is, without a wait of its own.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: server,
    ignores: tests,
    plugins: { house },
    rules: {
      'house/says-who-may-call': 'error',
      'no-restricted-syntax': ['error', ...shape, named, ...environment, ...clocks],
    },
  },
  {
    files: ['libs/service/src/config/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, named, ...clocks] },
  },
  {
    files: ['libs/service/src/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, named, ...environment] },
  },
  {
    // Answers of the API and rows of raw SQL come into a test untyped; it says what it expects of them.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Their readers ask for a default export.
    files: [
      '**/*.config.ts',
      '**/*.config.mts',
      '**/*.config.mjs',
      '**/*.d.ts',
      'test/world/{postgres,stop-postgres}.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...shape] },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'fetch', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
          .concat(['performance', 'AbortController', 'AbortSignal', 'structuredClone', 'TextEncoder', 'TextDecoder'])
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-fallthrough': 'error',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
);
