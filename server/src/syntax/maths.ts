const greek: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  upsilon: "υ",
  phi: "φ",
  varphi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Xi: "Ξ",
  Pi: "Π",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
};

/**
 * What a reader sees of inline maths that is a single Greek letter (`$\beta$`, as in TGF-$\beta$), or undefined for any other.
 * Converters write such letters of names as maths; the name is prose all the same.
 */
export function greekLetter(math: string): string | undefined {
  const name = /^\$+\s*\\([A-Za-z]+)\s*\$+$/.exec(math)?.[1];
  return name !== undefined && Object.hasOwn(greek, name) ? greek[name] : undefined;
}
