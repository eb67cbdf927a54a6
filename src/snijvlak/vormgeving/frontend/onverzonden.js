// Asks before a page goes that holds a text which was typed and not sent. The question is the browser's own.
let sent = null;

const typed = (form) =>
  form !== sent && [...form.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);

document.addEventListener("submit", (event) => {
  sent = event.target;
});
addEventListener("beforeunload", (event) => {
  if ([...document.forms].some(typed)) event.preventDefault();
  sent = null; // who stays may press another button
});
