// Checks the panel against Adobe's published types: node types.js FOLDER, which holds typescript and the types below
// node_modules, as scripts/test fetches them.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const modules = path.resolve(process.argv[2], 'node_modules');
const panel = path.resolve(__dirname, '..');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'pickup-types-'));
try {
  const config = path.join(work, 'tsconfig.json');
  fs.writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(panel, 'jsconfig.json'),
      compilerOptions: { paths: { '@adobe/*': [`${modules}/@adobe/*`] }, typeRoots: [modules], types: ['@adobe/cc-ext-uxp-types'] },
      include: [`${panel}/*.js`, `${panel}/*.d.ts`],
    }),
  );
  const run = spawnSync(process.execPath, [path.join(modules, 'typescript/bin/tsc'), '-p', config], { encoding: 'utf8' });
  process.stdout.write(run.stdout + run.stderr);
  process.exitCode = run.status ?? 1;
} finally {
  fs.rmSync(work, { recursive: true });
}
