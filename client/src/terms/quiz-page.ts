import type { Question } from "./questions";

/** What the page tells: the choice that was made, or that another round is wanted. */
export type QuizMessage = "again" | { readonly index: number; readonly choice: number };

/** Reads what came from the page; undefined for anything else. */
export function readQuizMessage(message: unknown): QuizMessage | undefined {
  if (typeof message !== "object" || message === null) {
    return undefined;
  }
  const { again, index, choice } = message as Record<string, unknown>;
  if (again === true) {
    return "again";
  }
  return typeof index === "number" && typeof choice === "number" ? { index, choice } : undefined;
}

/** The page of a round. It shows texts only, runs its own script only, and loads nothing. */
export function quizPage(round: readonly Question[], nonce: string): string {
  // "<" would end the script where a text has "</script>".
  const data = JSON.stringify(round).replaceAll("<", "\\u003c");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>Terms Quiz</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<p id="progress"></p>
<h1 id="asked"></h1>
<p id="text"></p>
<div id="choices"></div>
<p id="verdict" role="status"></p>
<p><button id="next" hidden></button></p>
<p id="keys">Answer with the keys 1 to 4, go on with Enter.</p>
<script nonce="${nonce}">
const round = ${data};
${script}
</script>
</body>
</html>
`;
}

const styles = `
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-size: 1.1em; }
h1 { font-size: 1.2em; font-weight: normal; color: var(--vscode-descriptionForeground); }
#text { font-size: 1.3em; line-height: 1.4; }
#progress, #keys { color: var(--vscode-descriptionForeground); }
#keys { font-size: 0.9em; }
button { font: inherit; cursor: pointer; text-align: left; padding: 0.6em 1em; color: var(--vscode-button-secondaryForeground);
  background: var(--vscode-button-secondaryBackground); border: 2px solid var(--vscode-contrastBorder, transparent); }
#choices button { display: block; width: 100%; margin: 0.5em 0; }
button:disabled { cursor: default; }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
button.right { border-color: var(--vscode-testing-iconPassed); }
button.wrong { border-color: var(--vscode-testing-iconFailed); }
#next { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
[hidden] { display: none; }
`;

// Runs in the page, which knows nothing but `round`.
const script = `
const host = acquireVsCodeApi();
const part = (id) => document.getElementById(id);
let index = 0;
let right = 0;
let open = true;
function show() {
  const question = round[index];
  open = true;
  part("progress").textContent = (index + 1) + " of " + round.length;
  part("asked").textContent = question.asks === "term" ? "Which term is this?" : "What does this mean?";
  part("text").textContent = question.text;
  part("verdict").textContent = "";
  part("next").hidden = true;
  part("choices").replaceChildren(...question.choices.map((choice, at) => {
    const button = document.createElement("button");
    button.textContent = (at + 1) + ". " + choice;
    button.addEventListener("click", () => answer(at));
    return button;
  }));
}
function answer(choice) {
  const question = round[index];
  if (!open || choice >= question.choices.length) return;
  open = false;
  const known = choice === question.right;
  if (known) right += 1;
  host.postMessage({ index, choice });
  const buttons = part("choices").children;
  for (const button of buttons) button.disabled = true;
  mark(buttons[question.right], "right", " ✓");
  if (!known) mark(buttons[choice], "wrong", " ✗");
  part("verdict").textContent = known ? "Right." : "No. The answer is " + (question.right + 1) + ".";
  offer(index + 1 < round.length ? "Next" : "Finish");
}
function mark(button, name, sign) {
  button.classList.add(name);
  button.textContent += sign;
}
function offer(label) {
  part("next").textContent = label;
  part("next").hidden = false;
  part("next").focus();
}
function next() {
  if (open) return;
  index += 1;
  if (index < round.length) return show();
  if (index > round.length) return host.postMessage({ again: true });
  part("progress").textContent = "";
  part("keys").hidden = true;
  part("asked").textContent = "The end of this round";
  part("text").textContent = right + " of " + round.length + " right. " +
    "What you knew comes back in some days, what you did not with the next round.";
  part("choices").replaceChildren();
  part("verdict").textContent = "";
  offer("Another Round");
}
part("next").addEventListener("click", next);
document.addEventListener("keydown", ({ key }) => {
  if (index < round.length && /^[1-9]$/.test(key)) answer(Number(key) - 1);
});
show();
`;
