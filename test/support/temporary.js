const fs = require('fs');
const os = require('os');
const path = require('path');

/** Everything that tests write goes into one folder of the run, which goes with it. */
module.exports = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gigafactory-tests-'));
  process.env.TMPDIR = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
};
