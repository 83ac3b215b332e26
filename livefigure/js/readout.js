// The text below a picture, or beside it.

// Adds it to a page; returns what brings it up to the text that `say` returns.
export function addReadout(model, el, say) {
  const text = document.createElement("pre");
  const line = 18 * model.get("zoom");
  const show = () => {
    const said = say();
    if (text.textContent !== said) text.textContent = said;
    // It only ever grows, or the page would jump at each step.
    const lines = Math.min(model.get("lines"), model.get("most_lines") || Infinity);
    text.style.minHeight = `${line * lines}px`;
  };
  text.style.fontSize = `${(13 / 18) * line}px`;
  text.style.lineHeight = `${line}px`;
  if (model.get("most_lines")) text.style.maxHeight = `${line * model.get("most_lines")}px`;
  text.setAttribute("role", "status"); // said aloud when it changes
  text.className = "live-figure-readout";
  el.append(text);
  show();
  return show;
}
