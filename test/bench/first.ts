import { manuscriptSteps } from "../../server/src/model/manuscript";
import { wholeTree } from "../syntax/tree";
import { manuscriptText } from "./inputs";
import { heap, ms, quantile, table, timed } from "./measure";

/** The first model of a manuscript: in a fresh process, again, its longest steps, and the memory that it keeps. */
export function benchFirst(size: "100k" | "1m" | "5m"): void {
  const text = manuscriptText(size);
  const before = heap();
  const steps: number[] = [];
  const build = () => {
    steps.length = 0;
    const generator = manuscriptSteps(text);
    for (let last = performance.now(); ; ) {
      const step = generator.next();
      const now = performance.now();
      steps.push(now - last);
      last = now;
      if (step.done) return step.value;
    }
  };
  const first = timed(build);
  const slowest = ms(Math.max(...steps));
  const kept = heap() - before;
  const blocks = first.result.blocks.length;
  const again = timed(build);
  const remark = timed(() => wholeTree(text).length);
  table(`First model of ${size} (${text.length} characters, ${blocks} blocks)`, [
    [
      "cold, ms",
      "its longest step",
      "warm, ms",
      "longest step",
      "p99 step",
      "remark-parse, ms",
      "heap kept, MB",
    ],
    [
      ms(first.time),
      slowest,
      ms(again.time),
      ms(Math.max(...steps)),
      ms(quantile(steps, 0.99)),
      ms(remark.time),
      kept.toFixed(0),
    ],
  ]);
}
