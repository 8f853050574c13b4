// What LaTeX commands print, as Unicode. The names are those of LaTeX2e and its companions inputenc, textcomp,
// textgreek and amssymb, as far as they occur in bibliographies.

/** Commands that put a mark on the next letter, as combining characters. */
export const accents: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  [".", "\u0307"],
  ["u", "\u0306"],
  ["v", "\u030c"],
  ["H", "\u030b"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["r", "\u030a"],
  ["d", "\u0323"],
  ["b", "\u0331"],
  ["t", "\u0361"],
  ["G", "\u030f"],
  ["U", "\u030e"],
  ["hat", "\u0302"],
  ["tilde", "\u0303"],
  ["bar", "\u0304"],
  ["vec", "\u20d7"],
  ["dot", "\u0307"],
  ["ddot", "\u0308"],
  ["check", "\u030c"],
  ["breve", "\u0306"],
  ["acute", "\u0301"],
  ["grave", "\u0300"],
  ["mathring", "\u030a"],
]);

/** Superscript and subscript characters; a character without one is printed as it is. */
export const superscripts: ReadonlyMap<string, string> = pairs("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ");
export const subscripts: ReadonlyMap<string, string> = pairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎");

const greek =
  "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ " +
  "lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ " +
  "chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω " +
  "Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ " +
  "textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textzeta ζ texteta η texttheta θ textiota ι " +
  "textkappa κ textlambda λ textmu μ textnu ν textxi ξ textpi π textrho ρ textsigma σ texttau τ textupsilon υ " +
  "textphi φ textchi χ textpsi ψ textomega ω textGamma Γ textDelta Δ textTheta Θ textLambda Λ textXi Ξ textPi Π " +
  "textSigma Σ textPhi Φ textPsi Ψ textOmega Ω upalpha α upbeta β upgamma γ updelta δ upmu μ";

const letters =
  "aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ";

const mathematics =
  "times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ∘ bullet • leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ " +
  "simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ lesssim ≲ gtrsim ≳ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ " +
  "sqrt √ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ forall ∀ exists ∃ neg ¬ " +
  "land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ otimes ⊗ perp ⊥ parallel ∥ mid | angle ∠ degree ° prime ′ ell ℓ hbar ℏ Re ℜ " +
  "Im ℑ aleph ℵ rightarrow → to → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ uparrow ↑ " +
  "downarrow ↓ longrightarrow ⟶ rightleftharpoons ⇌ mapsto ↦ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ " +
  "cdots ⋯ vdots ⋮ setminus ∖ dagger † ddagger ‡";

const text =
  "ldots … dots … textellipsis … textendash – textemdash — endash – emdash — textquoteleft ‘ textquoteright ’ " +
  "textquotedblleft “ textquotedblright ” lq ‘ rq ’ quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » " +
  "guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › flqq « frqq » glqq „ grqq “ textquotesingle ' " +
  'textquotedbl " textbackslash \\ backslash \\ textasciitilde ~ textasciicircum ^ textasciigrave ` textunderscore _ ' +
  "textbar | textless < textgreater > lt < gt > textdollar $ textbraceleft { textbraceright } lbrace { rbrace } " +
  "textdegree ° textcelsius ℃ textmicro µ textohm Ω textregistered ® textcopyright © copyright © texttrademark ™ " +
  "textparagraph ¶ P ¶ textsection § S § textdagger † textdaggerdbl ‡ dag † ddag ‡ textbullet • textperiodcentered · " +
  "texttimes × textdiv ÷ textpm ± textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ " +
  "texttwosuperior ² textthreesuperior ³ textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿ " +
  "textsterling £ pounds £ texteuro € euro € EUR € textyen ¥ textcent ¢ textperthousand ‰ textminus − textrightarrow → " +
  "textleftarrow ← textinfty ∞ slash / colon : TeX TeX LaTeX LaTeX BibTeX BibTeX";

/** Commands that stand for a character or a few. */
export const symbols: ReadonlyMap<string, string> = new Map(
  [greek, letters, mathematics, text].flatMap((list) => {
    const words = list.split(" ");
    return words.flatMap((word, index): [string, string][] =>
      index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [],
    );
  }),
);

/** Commands that only make room. */
export const spaces: ReadonlySet<string> = new Set(
  "quad qquad space enspace enskip thinspace hspace vspace newline linebreak par hfill nobreakspace".split(
    " ",
  ),
);

/** Commands whose first argument is for sorting or markup, not for reading. */
export const unread: ReadonlySet<string> = new Set(
  "noopsort noop sortnoop SortNoop bibsort switchargs hspace vspace href color textcolor fontsize selectlanguage foreignlanguage label index phantom vphantom hphantom".split(
    " ",
  ),
);

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const images = Array.from(to);
  return new Map(Array.from(from, (character, index) => [character, images[index] ?? character]));
}
