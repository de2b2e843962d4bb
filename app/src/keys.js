addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  var at = document.activeElement;
  if (at.matches("input, select, textarea, [contenteditable]")) return;
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
    if (!row) return;
    var here = rows.findIndex(function (link) { return row.contains(link); });
    var next = rows[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
});
