import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', 'coverage/', '**/*.js', 'scripts/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // What cdktf's own signatures ask for.
      '@typescript-eslint/no-explicit-any': ['error', { ignoreRestArgs: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 600 }],
    },
  },
  { files: ['examples/**', 'bench/**', 'test/twins/**'], rules: { 'no-console': 'off' } },
);
