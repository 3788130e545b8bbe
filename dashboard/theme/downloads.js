/**
 * Panel's FileDownload listens to the text inside its button only. A keyboard presses the button
 * itself, and so does a click beside the text: pass it on.
 */
document.addEventListener("click", (event) => {
  const [pressed] = event.composedPath();
  if (pressed instanceof HTMLButtonElement) /** @type {HTMLElement | null} */ (pressed.querySelector(":scope > a"))?.click();
});
