addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  var at = document.activeElement;
  if (at.matches("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
  if (event.key === "/") {
    var search = document.querySelector("input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    var rows = Array.from(document.querySelectorAll("table.rows tbody th a"));
    var row = at.closest("table.rows tbody tr");
    // From the start of a page, too: nothing of it has the focus yet.
    var starts = at === document.body || at.id === "main";
    if (!row && !starts) return;
    var here = row ? rows.findIndex(function (link) { return row.contains(link); }) : -1;
    if (row && here < 0) return;
    var next = rows[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
});
