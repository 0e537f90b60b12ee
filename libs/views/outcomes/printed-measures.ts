import { CountedUnit, FigureKind, measureNames, measureOf } from './interview-measures.js';

const list = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([name, text]) => `| \`${name}\` | ${text} |`).join('\n');

const rows = measureNames.map((name) => {
  const { kind, counts, definition, parts } = measureOf(name);
  const codes = parts === undefined ? '' : ` One figure for each of ${parts.map((part) => `\`${part}\``).join(', ')}.`;
  return `| \`${name}\` | \`${kind}\` | \`${counts}\` | ${definition}${codes} |`;
});

/** Every measure of interviews with its definition, as a page of Markdown. */
export const printedInterviewMeasures = (): string => `<!-- Made from libs/views/outcomes/interview-measures.ts by \`npm run sync\`. -->
# Measures of interviews

\`interviewMeasures\` counts, \`interviewMeasureCases\` names what was counted ([ADR 0022](../adr/0022-figures.md) says who
sees what). Where nothing is there to count the value is null: no data is not 0.

| measure | kind | counts | definition |
|---|---|---|---|
${rows.join('\n')}

## Which day and which place count
- Days are days in Phnom Penh by what happened, however late it was entered: a figure of a past period changes when
  something about it is entered later.
- A series, with all its sessions, lies on the day of its first session; until one is held, on the day on which it was
  planned. What is counted by child and matter lies on the day of the matter's first series.
- A wish to ask again lies on the day on which it was asked for, or ordered; an interview without leave on the day on
  which it was held.
- The province is that of the case's district; of a matter without a case, that of the unit that leads the series.
- The unit is the one that leads the series; of a wish the one that asked; of an interview without leave the one that held
  it. Its agency is the one that the directory names today; of a unit that is no more, the last.
- A second plan that is refused at once (\`SeriesAlreadyExists\`) leaves nothing in the log and is in no figure; only a wish
  that was asked for is.

## Kinds
| kind | value |
|---|---|
${list(FigureKind)}

## What is counted
| | |
|---|---|
${list(CountedUnit)}
`;
