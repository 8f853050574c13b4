// What an extension can't do for its reader: press keys and buttons inside a page that it shows. Whoever drives the browser
// reads these lines and does it, one after the other.

/** Presses a key, as Playwright names it, wherever the focus is. */
export function press(key: string): void {
  console.log(`hands: ${JSON.stringify({ press: key })}`);
}

/** Clicks the button of this name in the page that is in front. */
export function click(button: string): void {
  console.log(`hands: ${JSON.stringify({ click: button })}`);
}
