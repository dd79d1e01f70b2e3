// Lets Node run the benchmarks as they are written: TypeScript is stripped of its types, and a library is its compiled front door in `dist`.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';

const LIBRARY = /^@elshi\/([^/]+)$/;

export async function resolve(specifier, context, next) {
  const library = LIBRARY.exec(specifier)?.[1];
  if (library !== undefined)
    return next(new URL(`../dist/libs/${library}/src/index.js`, import.meta.url).href, context);
  const written = specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
  const source = written ? new URL(specifier.replace(/[.]js$/, '.ts'), context.parentURL) : undefined;
  if (source !== undefined && existsSync(source)) return next(source.href, context);
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { outputText } = typescript.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
    fileName: url,
    compilerOptions: {
      module: typescript.ModuleKind.ESNext,
      target: typescript.ScriptTarget.ES2022,
      inlineSourceMap: true,
    },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
