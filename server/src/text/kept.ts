/** The same function, which remembers its answers for as long as somebody holds what they are about. */
export function kept<About extends object, Answer extends object>(
  derive: (about: About) => Answer,
): (about: About) => Answer {
  const answers = new WeakMap<About, Answer>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined) return known;
    const answer = derive(about);
    answers.set(about, answer);
    return answer;
  };
}
