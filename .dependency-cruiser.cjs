// Who may import whom. test/gate/import-rules.spec.ts breaks every rule once.
const spec = '\\.spec\\.ts$';
/** The only files of a context or view that know the platform and Nest. */
const glue = '\\.(module|queries|graphql)\\.ts$';
/** A lib is a folder of libs/, or of one of its four families. */
const lib = '^(libs/(?:(?:contracts|contexts|views|adapters)/[^/]+|(?!(?:contracts|contexts|views|adapters)/)[^/]+))/';
const folders = (...names) => `^libs/(${names.join('|')})/`;

/** Our own code that this part may not reach: all but itself and what is listed. Specs may build what they need. */
function onlyReaches(part, allowed, { except = [] } = {}) {
  return {
    name: `${part}-reaches-${allowed.length === 0 ? 'nothing-of-ours' : allowed.join('-')}`,
    severity: 'error',
    from: { path: `^libs/${part}/([^/]+)`, pathNot: [spec, ...except] },
    to: { path: '^(libs|apps|test)/', pathNot: [`^libs/${part}/`, ...(allowed.length === 0 ? [] : [folders(...allowed)])] },
  };
}

/** Siblings of a family do not know each other. */
function apart(family, ...others) {
  return {
    name: `${family}-apart`,
    severity: 'error',
    from: { path: `^libs/${family}/([^/]+)/` },
    to: { path: `^libs/(${[family, ...others].join('|')})/`, pathNot: `^libs/${family}/$1/` },
  };
}

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },

    onlyReaches('kernel', []),
    onlyReaches('contracts', ['kernel']),
    onlyReaches('access', ['contracts', 'kernel']),
    onlyReaches('contexts', ['contracts', 'access', 'kernel'], { except: [glue] }),
    onlyReaches('views', ['contracts', 'access', 'kernel'], { except: [glue] }),
    onlyReaches('adapters', ['contracts', 'kernel']),
    onlyReaches('platform', ['contracts', 'access', 'kernel']),
    onlyReaches('testing', ['contracts', 'access', 'kernel']),
    {
      name: 'glue-reaches-platform-too',
      severity: 'error',
      from: { path: `^libs/(contexts|views)/.*${glue}` },
      to: { path: '^(libs|apps|test)/', pathNot: folders('contexts', 'views', 'contracts', 'access', 'kernel', 'platform') },
    },
    apart('contexts', 'views'),
    apart('views', 'contexts'),
    {
      name: 'adapters-apart',
      comment: 'Several ports are kept in PostgreSQL, and every bus has the same inbox: these two adapters serve the others.',
      severity: 'error',
      from: { path: '^libs/adapters/([^/]+)/', pathNot: spec },
      to: { path: '^libs/adapters/', pathNot: ['^libs/adapters/$1/', '^libs/adapters/(postgres|inbox)/'] },
    },
    { name: 'no-lib-to-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^(apps|test)/' } },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(office|replay)/' },
      to: { path: '^(apps|test)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'office-reaches-modules-of-apps',
      comment: 'The office is all services at once, and a replay needs the policies of whichever service it is for.',
      severity: 'error',
      from: { path: '^apps/(office|replay)/' },
      to: { path: '^(apps|test)/', pathNot: ['^apps/$1/', '^apps/[^/]+/(index|[^/]+\\.module)\\.ts$'] },
    },
    {
      name: 'testing-for-specs-only',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [spec, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'composition-for-apps-only',
      severity: 'error',
      from: { path: '^libs/', pathNot: ['^libs/composition/', spec] },
      to: { path: '^libs/composition/' },
    },
    {
      name: 'across-libs-by-alias',
      comment: 'Across libs only through the alias, which leads to the public face.',
      severity: 'error',
      from: { path: lib },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'public-face-only',
      severity: 'error',
      from: { path: '^(libs|apps|test)/' },
      to: { path: '^libs/', pathNot: '^libs/((contracts|contexts|views|adapters)/)?[^/]+/index\\.ts$', dependencyTypes: ['aliased-subpath-import'] },
    },
    {
      name: 'no-alias-to-itself',
      comment: 'Inside a lib paths are relative: through its own face it would import itself in a circle.',
      severity: 'error',
      from: { path: lib },
      to: { path: '^$1/', dependencyTypes: ['aliased-subpath-import'] },
    },
    {
      name: 'nest-in-glue-only',
      severity: 'error',
      from: { path: folders('kernel', 'contracts', 'access', 'contexts', 'views', 'adapters', 'testing'), pathNot: [glue, spec] },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'no-dev-dependency-in-the-product',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [spec, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
