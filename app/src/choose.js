addEventListener("keydown", function (event) {
  var at = event.target;
  if (event.key !== "Enter" || event.defaultPrevented || !/^(radio|checkbox)$/.test(at.type)) return;
  if (at.closest("[data-enter-goes]")) return;
  event.preventDefault();
  at.click();
});
