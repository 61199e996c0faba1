// One page for each template of the theme.
import fs from 'node:fs';
import path from 'node:path';
import { pages } from './files.mjs';

const FOLDERS = ['modules', 'quizzes', 'portal', 'categories', 'sections', 'questions', 'entities', 'pages'];
export const LANGUAGES = ['en', 'ja'];

/** Paths below a language folder; of each folder of pages the largest, which uses most of its template. */
export function templatePaths(site) {
  const inLanguage = pages(site).filter((name) => name.startsWith('en/')).map((name) => name.slice('en/'.length));
  const single = inLanguage.filter((name) => !name.includes('/'));
  const size = (name) => fs.statSync(path.join(site, 'en', name)).size;
  const largest = FOLDERS.map((folder) => inLanguage.filter((name) => name.startsWith(`${folder}/`)).sort((a, b) => size(b) - size(a))[0]);
  return [...single, ...largest.filter(Boolean)];
}

/** All pages to look at: the templates in every language, the language choice and the page for unknown addresses. */
export const templatePages = (site) => [
  'index.html',
  '404.html',
  ...LANGUAGES.flatMap((lang) => templatePaths(site).map((name) => `${lang}/${name}`)),
];
