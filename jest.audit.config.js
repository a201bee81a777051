/** The audit of generated sites: longer than a test, and a step of its own. */
module.exports = { ...require('./jest.config.js'), testMatch: ['**/*.audit.ts'], testTimeout: 300_000 };
