(function () {
  // Whatever is done on the page first starts it at once: what is typed meanwhile is taken up by it.
  var signs = ["pointerdown", "keydown", "focusin", "input"];
  var hasBegun = false;
  function begin() {
    if (hasBegun) return;
    hasBegun = true;
    signs.forEach(function (sign) { removeEventListener(sign, begin, true); });
    if (document.querySelector("leptos-island")) start();
  }
  function start() {
    import("SCRIPT_ADDRESS").then(function (program) {
      return program.default({ module_or_path: "WASM_ADDRESS" }).then(function () {
        program.hydrate();
        var pending = [];
        function walk(node) {
          var name = node.tagName.toLowerCase();
          if (name === "leptos-island") {
            var around = pending[pending.length - 1];
            if (around) around();
            var start = program[node.dataset.component];
            if (start) start(node);
          }
          if (name === "leptos-children") pending.push(node.$$on_hydrate);
          for (var child of node.children) walk(child);
          if (name === "leptos-children") pending.pop();
        }
        walk(document.body);
        document.documentElement.dataset.ready = "";
      });
    });
  }
  // What stands in a closed fold does nothing for whoever reads: it waits for whoever begins, unless words that were
  // never acknowledged wait in this tab.
  function isAwaited() {
    var islands = document.querySelectorAll("leptos-island");
    for (var island of islands) if (!island.closest("details:not([open])")) return true;
    try {
      return islands.length > 0 && Object.keys(sessionStorage).some(function (name) { return name.indexOf("unsaved ") === 0; });
    } catch (refused) {
      return false;
    }
  }
  function rest() {
    if (isAwaited()) begin();
  }
  signs.forEach(function (sign) { addEventListener(sign, begin, true); });
  // Nobody waits for it: not before the page has loaded, and only once the browser has nothing else to do.
  addEventListener("load", function () {
    if (window.requestIdleCallback) requestIdleCallback(rest, { timeout: 1000 });
    else setTimeout(rest, 200);
  });
})();
