/**
 * What a full stop behind an abbreviation says about the sentence.
 * `goesOn`: what it shortens has to follow. `number`: so has a number (Fig. 2), but not a common word.
 * `opener`: only a word like "The" shows that a sentence begins, since names follow too (U.S. Food …).
 * `capital`: a word with a capital begins a sentence, a number or a bracket does not (et al. 2013).
 */
export type StopAfter = "goesOn" | "number" | "opener" | "capital";

const stops = new Map<string, StopAfter>();

function list(words: string, stop: StopAfter): void {
  for (const word of words.split(/\s+/)) stops.set(word, stop);
}

list(
  `e.g i.e eg ie cf vs viz ca approx incl excl esp dr drs prof profs mr mrs ms mt st var subsp ssp cv aff pers et n.b suppl`,
  "goesOn",
);
list(
  `fig figs eq eqs eqn eqns ref refs nos tab tabs sect sects chap chaps vol vols pp para paras cat`,
  "number",
);
list(
  `u.s u.k u.s.a e.u u.n i.v i.p s.c i.m p.o i.t i.d i.n b.i.d t.i.d q.d q.i.d ph.d m.d b.sc m.sc m.s b.s m.p.h
  r.n d.v.m jan feb mar apr jun jul aug sep sept oct nov dec dept univ inst assoc soc natl int jr sr gen gov ed eds
  transl clin oncol immunol biol chem biochem pharmacol physiol pathol microbiol hematol haematol transplant proc acad
  sci med surg psychol epidemiol toxicol neurosci biophys lett commun rev res ann arch bull engl`,
  "opener",
);
list(`al etc inc ltd co corp gmbh a.m p.m sp spp min max avg conc temp resp num comm unpubl`, "capital");

/**
 * What a full stop behind `word` says, or undefined when the word is no abbreviation that we know. Inner stops count: "e.g".
 * In capitals only the abbreviations before numbers are known: "MS" is a disease and "DR" a retinopathy.
 */
export function stopAfter(word: string): StopAfter | undefined {
  const stop = stops.get(word.toLowerCase());
  return stop !== "number" && /^\p{Lu}{2,}$/u.test(word) ? undefined : stop;
}

const opening = new Set(
  `a after all also although among an and another any as at because before both but by compared consequently conversely
  despite during each either even finally first following for from further furthermore given hence here how however if
  importantly in indeed instead interestingly it its later likewise many moreover most neither next no nor not notably
  now of on once one only other our over overall patients rather recently results second several similarly since some
  subsequently such that the their then there therefore these they third this those though three through thus to
  together two under unlike until upon using we what when where whereas whether which while who why with within without
  yet you your`.split(/\s+/),
);

/** Whether a word often begins a sentence and is no name: "The" in "hepatitis B. The …". Its capitals don't matter. */
export function opensSentence(word: string): boolean {
  return opening.has(word.toLowerCase());
}
