import { writeFileSync } from 'node:fs';
import { configurationPage } from './configuration/page.ts';

/** `npm run configuration`: writes `docs/configuration.md` anew. */
writeFileSync('docs/configuration.md', configurationPage());
