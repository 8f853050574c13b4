/** The same function, which remembers its answers for as long as somebody holds what they are about. */
export function kept<About extends object, Answer>(
  derive: (about: About) => Answer,
): (about: About) => Answer {
  const answers = new WeakMap<About, { readonly answer: Answer }>();
  return (about) => {
    let known = answers.get(about);
    if (!known) {
      known = { answer: derive(about) };
      answers.set(about, known);
    }
    return known.answer;
  };
}
