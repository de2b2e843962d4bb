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
  signs.forEach(function (sign) { addEventListener(sign, begin, true); });
  // Nobody waits for it: not before the page has loaded, and only once the browser has nothing else to do.
  addEventListener("load", function () {
    if (window.requestIdleCallback) requestIdleCallback(begin, { timeout: 1000 });
    else setTimeout(begin, 200);
  });
})();
