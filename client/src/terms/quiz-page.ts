import type { Question } from "./questions";

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
<style nonce="${nonce}">
body { max-width: 42em; margin: 2em auto; padding: 0 1em; }
#text { font-size: 1.3em; line-height: 1.4; }
button { display: block; width: 100%; margin: 0.5em 0; padding: 0.7em 1em; text-align: left; font: inherit; cursor: pointer;
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid transparent; }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder); }
button.right { border-color: var(--vscode-testing-iconPassed); }
button.wrong { border-color: var(--vscode-testing-iconFailed); }
#next { width: auto; color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
</style>
</head>
<body>
<p id="progress"></p>
<h1 id="asked"></h1>
<p id="text"></p>
<div id="choices"></div>
<p id="verdict" role="status"></p>
<button id="next" hidden>Next</button>
<script nonce="${nonce}">
const round = ${data};
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
  buttons[question.right].classList.add("right");
  if (!known) buttons[choice].classList.add("wrong");
  part("verdict").textContent = known ? "Right." : "It is " + (question.right + 1) + ".";
  part("next").hidden = false;
  part("next").focus();
}
function next() {
  index += 1;
  if (index < round.length) return show();
  part("progress").textContent = "";
  part("asked").textContent = right + " of " + round.length + " right";
  part("text").textContent = "What you knew comes back in some days, what you did not the next time.";
  part("choices").replaceChildren();
  part("verdict").textContent = "";
  part("next").hidden = true;
}
part("next").addEventListener("click", next);
document.addEventListener("keydown", ({ key }) => {
  if (index < round.length && /^[1-9]$/.test(key)) answer(Number(key) - 1);
});
show();
</script>
</body>
</html>
`;
}
