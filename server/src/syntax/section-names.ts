/** What a heading says about its section. */
export type SectionName =
  | "abstract"
  | "keywords"
  | "introduction"
  | "methods"
  | "results"
  | "discussion"
  | "conclusion"
  | "acknowledgements"
  | "references"
  | "supplement"
  | "figure caption"
  | "table caption";

interface Names {
  readonly section: SectionName;
  /** What stands alone, as a whole heading, a line of its own or a label before a paragraph. */
  readonly whole: RegExp;
  /** What else a heading that is marked as one may be. */
  readonly heading?: RegExp;
}

const people =
  "patients?|subjects?|participants?|animals?|mice|samples?|specimens?|population|cohorts?|cells?|data";
const means = `materials?|methods?|methodology|procedures?|measures?|measurements?|settings?|study design|design|statistical analys[ei]s|${people}`;

// In this order: the first that fits wins ("Summary and conclusions" before "Summary").
const names: readonly Names[] = [
  {
    section: "conclusion",
    whole:
      /^(?:conclusions?|concluding remarks?|final remarks?|closing remarks?|summary and (?:conclusions?|outlook|perspectives?)|(?:discussion, )?conclusions? and .{1,60}|outlook|perspectives?|future (?:directions?|perspectives?|outlook|work)|take[- ]home messages?)$/,
    heading:
      /^(?:conclusions?|concluding remarks|future (?:directions|perspectives|outlook)|outlook|implications)\b/,
  },
  {
    section: "abstract",
    whole:
      /^(?:(?:structured|unstructured|graphical|extended|visual|plain[- ]language|lay|executive|author|short) )?(?:abstracts?|summary|synopsis)$|^summary points$|^in brief$|^highlights$|^key (?:points|messages)$|^(?:significance|importance) statement$/,
  },
  { section: "keywords", whole: /^(?:author |index )?key ?words?(?: and phrases)?$|^(?:index|mesh) terms$/ },
  {
    section: "references",
    whole:
      /^(?:references?(?: cited| list)?|references and notes|notes and references|bibliography|literature(?: cited)?|cited literature|works cited|list of references|reference list|citations)$/,
  },
  {
    section: "acknowledgements",
    whole:
      /^(?:acknowledge?ments?|funding(?: sources?| statements?| information| support)?|financial (?:support|disclosures?)|grant support|(?:declarations? of )?(?:(?:competing|conflicting) (?:financial )?interests?|conflicts? of interests?)(?: statements?| disclosures?)?|disclosures?(?: statements?)?|declarations?|(?:credit )?author(?:s|s'|'s)? (?:contributions?|information)(?: statements?)?|contributors?|contributions|ethics(?: statements?| approval.{0,40})?|ethical (?:approval|considerations|statements?).{0,40}|informed consent.{0,40}|institutional review board statement|patient consent.{0,40}|consent (?:for|to) .{1,40}|(?:data|code|data and code|software|data,? (?:code,? )?and materials?) (?:availability|access|sharing)(?: statements?)?|availability of .{1,60}|(?:trial )?registration(?: number)?|provenance and peer review|transparency statement)$/,
    heading:
      /^(?:acknowledge?ments?|funding and .*|conflicts? of interests? .*|ethics .*|data availability.*|disclosures? .*|declarations? .*)$/,
  },
  {
    section: "supplement",
    whole:
      /^(?:supplements?|supplement(?:al|ary) (?:materials?|information|data|figures?|tables?|files?|text|notes?|appendix)|supporting information|appendix|appendices|additional files?(?: \d+)?|extended data)$/,
    heading:
      /^(?:supplement(?:al|ary)|supporting information|appendix|appendices|additional files?|extended data)\b/,
  },
  {
    section: "figure caption",
    whole: /^(?:(?:list of )?figures?|(?:figure|fig) (?:legends?|captions?)|legends?)$/,
  },
  {
    section: "table caption",
    whole: /^(?:(?:list of )?tables?|table (?:legends?|captions?)|tables and legends?)$/,
  },
  {
    section: "methods",
    whole: new RegExp(
      `^(?:(?:(?:star|online|detailed|general|research|experimental|main|study|statistical|search|computational|clinical|materials? and|supplementary) ?)*(?:methods?|methodology)|(?:${means})(?:(?:,| and|, and) (?:${means}))+|experimental (?:sections?|procedures?|design|setup|details|methods?)|study design(?: and .{1,40})?|trial design|study (?:population|participants|selection)|statistic(?:al|s)(?: analys[ei]s| considerations)?|search strateg(?:y|ies)(?: and .{1,40})?|data (?:sources?|collection|extraction|synthesis|analysis)|eligibility criteria|inclusion (?:and exclusion )?criteria|key resources table|outcome measures?|main outcome measures?|sample size(?: .{1,30})?|randomi[sz]ation|methods and .{1,40})$`,
    ),
    heading:
      /^(?:materials?|methods?) (?:and|&) |\b(?:experimental (?:procedures|section|model)|statistical analys[ei]s|study design|search strategy|methods?)$|^method details$|^quantification and statistical analysis$/,
  },
  {
    section: "results",
    whole:
      /^(?:(?:main|key|study|clinical|primary|preliminary|overall|experimental) )?(?:results?|findings|outcomes)$|^results? (?:and|with) .{1,40}$|^main results and .{1,40}$/,
    heading: /^(?:(?:main|key) )?(?:results?|findings)\b/,
  },
  {
    section: "discussion",
    whole:
      /^(?:(?:general|overall) )?discussions?(?: and .{1,40})?$|^(?:strengths and )?limitations?(?: of (?:the|this) study)?$|^interpretation$|^comments?$/,
    heading: /^(?:general )?discussion\b|^(?:strengths and )?limitations\b/,
  },
  {
    section: "introduction",
    whole:
      /^(?:general )?introduction(?: and .{1,40})?$|^(?:scientific |clinical )?background(?: (?:and|&) .{1,40})?$|^rationale(?: and .{1,40})?$|^overview$|^(?:aims?|objectives?|purpose)(?: and .{1,40}| of the (?:study|review))?$|^(?:aims?|goals?|objectives?)$|^hypothesis$|^context$|^importance$|^motivation$|^statement of need$|^problem statement$/,
    heading: /^introduction\b/,
  },
];

/** The section that a heading names; numbers, emphasis, capitals and final punctuation do not matter. */
export function sectionNamed(heading: string): SectionName | undefined {
  const name = plainName(heading);
  return names.find(({ whole, heading: also }) => whole.test(name) || also?.test(name))?.section;
}

// A longer line is a sentence.
const longestName = 90;

/** The section that a line or a label names when it is nothing but the name: "Methods", not "Methods in use". */
export function sectionNamedWhole(label: string): SectionName | undefined {
  if (label.length > longestName) return undefined;
  const name = plainName(label);
  return names.find(({ whole }) => whole.test(name))?.section;
}

function plainName(heading: string): string {
  return heading
    .slice(0, 200)
    .toLowerCase()
    .replace(/[*_#]/g, "")
    .replace(/\{[^{}]*\}\s*$/, "")
    .replace(/\s*&\s*/g, " and ")
    .replace(/[’‘]/g, "'")
    .replace(/^\s*(?:\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]?\s+)?/, "")
    .replace(/[\s.:–—-]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}
